package dev.daybook.mapping;

import java.util.List;

/** Cuts the bytes of a sample into records, as landing cuts a document of the feed. */
public interface SampleCutter {
  /**
   * @param fileName as told in the places of the records
   * @throws IllegalArgumentException when the bytes are no document of this feed; tells why
   */
  List<SourceRecord> cut(Feed feed, String fileName, byte[] bytes);
}

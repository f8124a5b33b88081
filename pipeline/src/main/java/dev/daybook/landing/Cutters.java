package dev.daybook.landing;

import dev.daybook.mapping.Feed;
import dev.daybook.mapping.FileFeed;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** Finds who cuts a document: by the kind of its feed, and whether two files came in one. */
final class Cutters {
  private static final String PAGES = "json";
  private static final String ZIP = ".zip";

  private final Map<String, RecordCutter> cutters;
  private final TableLimits limits;

  Cutters(Map<String, RecordCutter> cutters) {
    this(cutters, TableLimits.USUAL);
  }

  Cutters(Map<String, RecordCutter> cutters, TableLimits limits) {
    this.cutters = Map.copyOf(cutters);
    this.limits = limits;
  }

  /**
   * @throws FileRefused when the document cannot be cut into records of this feed
   */
  Cut examine(DocumentBytes bytes, Feed feed) throws IOException {
    if (!(feed instanceof FileFeed file)) {
      return cutter(PAGES).examine(bytes, feed);
    }
    var cutter = cutter(file.format());
    return file.lines() != null && bytes.name().toLowerCase(Locale.ROOT).endsWith(ZIP)
        ? JoinedCut.examine(bytes, file, cutter, limits)
        : cutter.examine(bytes, file);
  }

  private RecordCutter cutter(String kind) {
    var cutter = cutters.get(kind);
    if (cutter == null) {
      throw new IllegalArgumentException(
          "there is no kind of file '%s'; there are %s".formatted(kind, cutters.keySet()));
    }
    return cutter;
  }
}

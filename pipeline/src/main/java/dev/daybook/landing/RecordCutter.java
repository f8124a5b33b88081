package dev.daybook.landing;

import dev.daybook.mapping.Feed;
import java.io.IOException;

/** Cuts one kind of document into records; the bean's name is the kind, such as {@code csv}. */
interface RecordCutter {
  /**
   * Reads the document to its end once.
   *
   * @throws FileRefused when it cannot be cut at all
   */
  Cut examine(DocumentBytes bytes, Feed feed) throws IOException;
}

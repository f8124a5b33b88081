package dev.daybook.landing;

import java.util.Optional;

/** What became of a file that was to be landed. */
public sealed interface FileLanding {
  /** The document that holds the file's bytes. */
  Document document();

  /**
   * It was new: its bytes are kept and it has a row.
   *
   * @param contradiction how it contradicts its own totals; it covers no time then
   */
  record Landed(Document document, Optional<String> contradiction) implements FileLanding {}

  /** The same bytes came before for this feed: nothing was done. */
  record AlreadyLanded(Document document) implements FileLanding {}
}

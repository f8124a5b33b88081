package dev.daybook.landing;

import dev.daybook.mapping.SourceRecord;
import dev.daybook.mapping.Unreadable;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How a document falls into records. Cutting the same bytes again gives the same records. */
interface Cut {
  int records();

  /** The totals row of a file, where it has one. */
  default Optional<Trailer> trailer() {
    return Optional.empty();
  }

  /** How the file contradicts its own totals; empty when it does not, or states none. */
  default Optional<String> contradiction() {
    return Optional.empty();
  }

  /** Walks the same bytes again. */
  Cursor open(DocumentBytes bytes) throws IOException;

  /** Walks the records once, in order. */
  interface Cursor extends Closeable {
    /** The next record, or null after the last. */
    Piece next() throws IOException;
  }

  /**
   * One record, with what is wrong with its bytes already.
   *
   * @param number of a damaged record, where it is known all the same; else empty
   */
  record Piece(SourceRecord source, List<Unreadable> damage, String number) {
    Piece(SourceRecord source, List<Unreadable> damage) {
      this(source, damage, "");
    }
  }

  /**
   * A row of totals, as the file states them.
   *
   * @param text its filled cells, separated by blanks
   */
  record Trailer(String place, String text) {}
}

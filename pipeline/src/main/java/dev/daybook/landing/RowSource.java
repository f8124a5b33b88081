package dev.daybook.landing;

import java.io.IOException;

/** Gives the rows of one examined file, as often as they are walked. */
interface RowSource {
  Rows open(DocumentBytes bytes) throws IOException;

  /** How the bytes are read, for error messages: {@code read as UTF-8}. */
  String why();

  /** Whether the file ends inside a character. */
  default boolean cutShort() {
    return false;
  }

  /** Whether empty cells at a row's end may be left out. */
  default boolean leavesOutTrailingCells() {
    return false;
  }
}

package dev.daybook.landing;

import java.io.Closeable;
import java.io.IOException;

/** The rows of a file, one at a time: the header, orders, totals, blank rows. */
interface Rows extends Closeable {
  /** Longer rows are damage: characters, line ends in cells included. */
  int LONGEST_ROW = 1 << 20;

  /** The next row, or null after the last. */
  TableRow next() throws IOException;
}

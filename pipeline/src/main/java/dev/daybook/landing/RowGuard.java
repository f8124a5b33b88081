package dev.daybook.landing;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * Stands before the CSV parser and walks the same rows: knows on which physical lines each row lies
 * and what is wrong with it, and never lets a row grow past a bound. The rest of a longer row is
 * dropped to the end of its line, and an open quote is closed, so the next line is read afresh.
 */
final class RowGuard extends Reader {
  static final int NUL = 1;
  static final int TOO_LONG = 2;
  static final int OPEN_QUOTE = 4;
  static final int NO_LINE_END = 8;

  private enum At {
    CELL_START,
    PLAIN,
    QUOTED,
    AFTER_QUOTE
  }

  private final Reader in;
  private final char delimiter;
  private final boolean quotes;
  private final int longestRow;
  private final Rows rows = new Rows();
  private At at = At.CELL_START;
  private int length;
  private boolean dropping;
  private char last;
  private int line = 1;
  private int firstLine = 1;
  private int faults;
  private boolean ended;

  RowGuard(Reader in, Separators form, int longestRow) {
    this.in = in;
    this.delimiter = form.delimiter();
    this.quotes = form.quotes();
    this.longestRow = longestRow;
  }

  /** The oldest row that was not asked for yet. */
  Rows rows() {
    return rows;
  }

  @Override
  public int read(char[] buffer, int offset, int wanted) throws IOException {
    while (true) {
      int read = in.read(buffer, offset, wanted);
      if (read < 0) {
        end();
        return -1;
      }
      int kept = filter(buffer, offset, read);
      if (kept > 0 || wanted == 0) {
        return kept;
      }
    }
  }

  private int filter(char[] buffer, int offset, int read) {
    int to = offset;
    for (int i = offset; i < offset + read; i++) {
      char c = buffer[i];
      if (c == '\n' && last == '\r') {
        to = secondHalf(buffer, to);
      } else if (c == '\n' || c == '\r') {
        line++;
        to = lineEnd(buffer, to, c);
      } else if (!dropping) {
        to = cell(buffer, to, c);
      }
      last = c;
    }
    return to - offset;
  }

  /**
   * LF after CR: the line was counted at CR. Inside quotes it belongs to the cell; where the bound
   * fell on the CR inside quotes, it ends the row.
   */
  private int secondHalf(char[] buffer, int to) {
    buffer[to] = '\n';
    if (dropping) {
      rows.add(firstLine, line - 1, faults);
      nextRow();
    }
    return to + 1;
  }

  private int lineEnd(char[] buffer, int to, char c) {
    if (at == At.QUOTED && !dropping) {
      return cell(buffer, to, c);
    }
    buffer[to] = c;
    rows.add(firstLine, line - 1, faults);
    nextRow();
    return to + 1;
  }

  private void nextRow() {
    at = At.CELL_START;
    length = 0;
    dropping = false;
    faults = 0;
    firstLine = line;
  }

  private int cell(char[] buffer, int to, char c) {
    length++;
    if (length > longestRow) {
      return cutOff(buffer, to);
    }
    if (c == '\0') {
      faults |= NUL;
    }
    at =
        switch (at) {
          case CELL_START -> quotes && c == '"' ? At.QUOTED : plain(c);
          case PLAIN -> plain(c);
          case QUOTED -> c == '"' ? At.AFTER_QUOTE : At.QUOTED;
          case AFTER_QUOTE -> c == '"' ? At.QUOTED : plain(c);
        };
    buffer[to] = c;
    return to + 1;
  }

  private At plain(char c) {
    return c == delimiter ? At.CELL_START : At.PLAIN;
  }

  /** An open quote is closed in the place of the first character that is dropped. */
  private int cutOff(char[] buffer, int to) {
    faults |= TOO_LONG;
    dropping = true;
    if (at != At.QUOTED) {
      return to;
    }
    at = At.AFTER_QUOTE;
    buffer[to] = '"';
    return to + 1;
  }

  private void end() {
    if (ended) {
      return;
    }
    ended = true;
    if (length > 0) {
      rows.add(firstLine, line, faults | NO_LINE_END | (at == At.QUOTED ? OPEN_QUOTE : 0));
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** What is known of rows the parser has not given yet: a ring, first in, first out. */
  static final class Rows {
    private int[] ring = new int[3 * 1024];
    private int first;
    private int count;

    private void add(int firstLine, int lastLine, int faults) {
      if (count * 3 == ring.length) {
        grow();
      }
      int slot = (first + count * 3) % ring.length;
      ring[slot] = firstLine;
      ring[slot + 1] = lastLine;
      ring[slot + 2] = faults;
      count++;
    }

    private void grow() {
      var bigger = Arrays.copyOfRange(ring, first, first + 2 * ring.length);
      System.arraycopy(ring, 0, bigger, ring.length - first, first);
      ring = bigger;
      first = 0;
    }

    boolean isEmpty() {
      return count == 0;
    }

    int firstLine() {
      return ring[first];
    }

    int lastLine() {
      return ring[first + 1];
    }

    int faults() {
      return ring[first + 2];
    }

    void remove() {
      first = (first + 3) % ring.length;
      count--;
    }
  }
}

package dev.daybook.landing;

import java.util.Arrays;

/**
 * One row, its cells cleaned.
 *
 * @param firstLine the physical line, from 1; {@code lastLine} differs when a cell has line ends
 * @param faults what {@link RowGuard} found
 */
record TableRow(int firstLine, int lastLine, int faults, String[] cells) {
  /** Roughly the bytes it takes in memory. */
  int weight() {
    int weight = 48 + 4 * cells.length;
    for (var cell : cells) {
      weight += cell.isEmpty() ? 0 : 40 + 2 * cell.length();
    }
    return weight;
  }

  boolean isBlank() {
    for (var cell : cells) {
      if (!cell.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  boolean has(int fault) {
    return (faults & fault) != 0;
  }

  String cell(int column) {
    return column < cells.length ? cells[column] : "";
  }

  /** As many cells as the header has at least; those that were left out are empty. */
  String[] filledTo(int headerWidth) {
    if (cells.length >= headerWidth) {
      return cells;
    }
    var filled = Arrays.copyOf(cells, headerWidth);
    Arrays.fill(filled, cells.length, headerWidth, "");
    return filled;
  }

  /** Cells without the empty ones past the header's end. */
  int width(int headerWidth) {
    int width = cells.length;
    while (width > headerWidth && cells[width - 1].isEmpty()) {
      width--;
    }
    return width;
  }
}

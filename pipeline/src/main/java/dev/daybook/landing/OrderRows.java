package dev.daybook.landing;

import dev.daybook.landing.Cut.Piece;
import dev.daybook.mapping.Unreadable;
import java.util.ArrayList;
import java.util.List;

/** The rows of one order as they are found. */
final class OrderRows {
  private final String key;
  private final List<TableRow> rows = new ArrayList<>(2);
  private int bytes;
  private TableRow tooMuch;

  OrderRows(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  int bytes() {
    return bytes;
  }

  /** Keeps the row unless the order is too big already; returns the bytes it takes. */
  int add(TableRow row, int mostBytes) {
    int weight = row.weight();
    if (tooMuch != null || !rows.isEmpty() && bytes + weight > mostBytes) {
      tooMuch = tooMuch == null ? row : tooMuch;
      return 0;
    }
    rows.add(row);
    bytes += weight;
    return weight;
  }

  Piece piece(TableRules rules) {
    List<Unreadable> more =
        tooMuch == null ? List.of() : List.of(rules.tooManyRows(tooMuch, rows.size()));
    return rules.piece(rows, more);
  }
}

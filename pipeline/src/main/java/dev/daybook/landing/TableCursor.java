package dev.daybook.landing;

import dev.daybook.landing.Cut.Piece;
import dev.daybook.landing.TableRules.Kind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of a file of rows in the order of their last row: an order whose rows are scattered
 * comes when the last of them was read.
 */
final class TableCursor implements Cut.Cursor {
  private final Rows rows;
  private final TableRules rules;
  private final OrderKeys scattered;
  private final TableLimits limits;
  private final ArrayDeque<Piece> ready = new ArrayDeque<>();
  private final Map<String, OrderRows> held = new LinkedHashMap<>();
  private Iterator<OrderRows> leftOver;
  private long heldBytes;
  private OrderRows current;
  private int group;

  TableCursor(Rows rows, TableRules rules, OrderKeys scattered, TableLimits limits) {
    this.rows = rows;
    this.rules = rules;
    this.scattered = scattered;
    this.limits = limits;
  }

  @Override
  public Piece next() throws IOException {
    while (ready.isEmpty() && leftOver == null) {
      var row = rows.next();
      if (row == null) {
        finish();
        leftOver = held.values().iterator();
      } else {
        take(row);
      }
    }
    if (!ready.isEmpty()) {
      return ready.remove();
    }
    return leftOver.hasNext() ? leftOver.next().piece(rules) : null;
  }

  private void take(TableRow row) {
    var kind = rules.kind(row);
    if (kind == Kind.ALONE) {
      ready.add(rules.piece(List.of(row), List.of()));
    } else if (kind == Kind.ORDER) {
      add(row);
    }
  }

  private void add(TableRow row) {
    var key = rules.key(row);
    if (current == null || !current.key().equals(key)) {
      finish();
      current = begin(key);
    }
    int added = current.add(row, limits.orderBytes());
    if (held.containsKey(key)) {
      hold(row, added);
    }
  }

  private OrderRows begin(String key) {
    group++;
    if (scattered.size() == 0 || scattered.get(OrderKeys.hash(key)) == 0) {
      return new OrderRows(key);
    }
    return held.computeIfAbsent(key, OrderRows::new);
  }

  private void hold(TableRow row, int bytes) {
    heldBytes += bytes;
    if (heldBytes > limits.heldBytes()) {
      throw new FileRefused(
          rules.place(row),
          "%d orders whose rows stand far apart, too many to hold".formatted(held.size()),
          "the rows of an order close together",
          "sort the rows by order number, in a program that keeps text as it is");
    }
  }

  /** The group of rows has ended: its order is complete unless more of its rows follow. */
  private void finish() {
    if (current == null) {
      return;
    }
    var order = current;
    current = null;
    if (!held.containsKey(order.key())) {
      ready.add(order.piece(rules));
    } else if (scattered.get(OrderKeys.hash(order.key())) == group) {
      held.remove(order.key());
      heldBytes -= order.bytes();
      ready.add(order.piece(rules));
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}

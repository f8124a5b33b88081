package dev.daybook.landing;

import dev.daybook.landing.Cut.Piece;
import java.io.IOException;
import java.util.Iterator;

/** The orders in their file's order, each with its lines; then the lines that no order has. */
final class JoinedCursor implements Cut.Cursor {
  private final Cut.Cursor orders;
  private final LinesOfOrders lines;
  private Iterator<Piece> leftOver;

  JoinedCursor(Cut.Cursor orders, LinesOfOrders lines) {
    this.orders = orders;
    this.lines = lines;
  }

  @Override
  public Piece next() throws IOException {
    if (leftOver == null) {
      var order = orders.next();
      if (order != null) {
        return lines.join(order);
      }
      leftOver = lines.leftOver();
    }
    return leftOver.hasNext() ? leftOver.next() : null;
  }

  @Override
  public void close() throws IOException {
    orders.close();
  }
}

package dev.daybook.landing;

import dev.daybook.mapping.FileFeed;
import java.io.IOException;
import java.util.Optional;

/**
 * A zip of two files, the orders and their lines, as the records of the orders: each with its rows
 * of both. Nothing of either is left over: an order without lines is a damaged record, and so are
 * lines without their order.
 */
final class JoinedCut implements Cut {
  private final FileFeed feed;
  private final TableLimits limits;
  private final Cut orders;
  private final Cut lines;
  private final String ordersName;
  private final String linesName;
  private final int records;

  private JoinedCut(FileFeed feed, TwoFiles files, RecordCutter cutter, TableLimits limits)
      throws IOException {
    this.feed = feed;
    this.limits = limits;
    this.orders = cutter.examine(files.orders(), feed);
    this.lines = cutter.examine(files.lines(), feed.lines());
    this.ordersName = files.ordersName();
    this.linesName = files.linesName();
    this.records = count(files);
  }

  static JoinedCut examine(
      DocumentBytes bytes, FileFeed feed, RecordCutter cutter, TableLimits limits)
      throws IOException {
    return new JoinedCut(feed, TwoFiles.find(bytes, feed.lines()), cutter, limits);
  }

  /** The lines that are left over can only be counted by joining. */
  private int count(TwoFiles files) throws IOException {
    int count = 0;
    try (var cursor = open(files)) {
      while (cursor.next() != null) {
        count++;
      }
    }
    return count;
  }

  @Override
  public int records() {
    return records;
  }

  @Override
  public Optional<Trailer> trailer() {
    return orders.trailer();
  }

  @Override
  public Optional<String> contradiction() {
    return orders.contradiction().or(lines::contradiction);
  }

  @Override
  public Cursor open(DocumentBytes bytes) throws IOException {
    return open(new TwoFiles(bytes, ordersName, linesName));
  }

  private Cursor open(TwoFiles files) throws IOException {
    LinesOfOrders held;
    try (var cursor = lines.open(files.lines())) {
      held = LinesOfOrders.read(cursor, files, feed, limits);
    }
    return new JoinedCursor(orders.open(files.orders()), held);
  }
}

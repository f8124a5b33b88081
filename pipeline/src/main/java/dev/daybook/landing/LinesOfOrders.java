package dev.daybook.landing;

import dev.daybook.landing.Cut.Piece;
import dev.daybook.mapping.FileFeed;
import dev.daybook.mapping.SourceRecord;
import dev.daybook.mapping.Unreadable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rows of a file of lines, held until their orders come. Those of no order come at the end. */
final class LinesOfOrders {
  private static final String NEXT = "export both files again, of the same orders, and zip them";

  private final TwoFiles files;
  private final FileFeed feed;
  private final TableLimits limits;
  private final Map<String, Piece> byOrder = new LinkedHashMap<>();
  private final List<Piece> ofNoOrder = new ArrayList<>();
  private long heldBytes;

  private LinesOfOrders(TwoFiles files, FileFeed feed, TableLimits limits) {
    this.files = files;
    this.feed = feed;
    this.limits = limits;
  }

  /**
   * @throws FileRefused when there are more than can be held
   */
  static LinesOfOrders read(Cut.Cursor lines, TwoFiles files, FileFeed feed, TableLimits limits)
      throws IOException {
    var held = new LinesOfOrders(files, feed, limits);
    for (var piece = lines.next(); piece != null; piece = lines.next()) {
      held.hold(piece);
    }
    return held;
  }

  private void hold(Piece piece) {
    var order = number(piece, feed.lines());
    if (order.isEmpty() || byOrder.putIfAbsent(order, piece) != null) {
      ofNoOrder.add(piece);
    }
    heldBytes += weight(piece.source());
    if (heldBytes > limits.heldBytes()) {
      throw new FileRefused(
          piece.source().place(),
          "lines of more than %d orders, too many to hold".formatted(byOrder.size()),
          "lines of at most %d MB together".formatted(limits.heldBytes() >> 20),
          "export fewer days at a time");
    }
  }

  private static long weight(SourceRecord source) {
    return source.rows().stream()
        .flatMap(row -> row.values().stream())
        .mapToLong(cell -> 40 + 2L * String.valueOf(cell).length())
        .sum();
  }

  private static String number(Piece piece, FileFeed feed) {
    return String.valueOf(piece.source().row().getOrDefault(feed.groupBy(), ""));
  }

  /** The order's record, with its lines. */
  Piece join(Piece order) {
    var number = number(order, feed);
    var lines = byOrder.remove(number);
    if (lines == null) {
      var missing =
          reason(order, feed, number, "at least one line of this order in " + files.linesName());
      return new Piece(order.source(), and(order.damage(), List.of(missing)), order.number());
    }
    var source = order.source();
    return new Piece(
        new SourceRecord(source.place(), source.row(), source.rows(), lines.source().rows()),
        and(order.damage(), lines.damage()),
        order.number());
  }

  /** What no order has asked for. */
  Iterator<Piece> leftOver() {
    return Stream.concat(byOrder.values().stream(), ofNoOrder.stream()).map(this::alone).iterator();
  }

  private Piece alone(Piece lines) {
    var number = number(lines, feed.lines());
    var missing = reason(lines, feed.lines(), number, "this order in " + files.ordersName());
    var source = lines.source();
    return new Piece(
        new SourceRecord(source.place(), Map.of(), List.of(), source.rows()),
        and(lines.damage(), List.of(missing)),
        number);
  }

  private static Unreadable reason(Piece piece, FileFeed feed, String number, String expected) {
    return new Unreadable(piece.source().place(), feed.groupBy(), number, expected, NEXT);
  }

  private static List<Unreadable> and(List<Unreadable> some, List<Unreadable> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}

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
    heldBytes += weight(piece);
    if (heldBytes > limits.heldBytes()) {
      throw new FileRefused(
          piece.source().place(),
          "lines of more than %d orders, too many to hold".formatted(byOrder.size()),
          "lines of at most %d MB together".formatted(limits.heldBytes() >> 20),
          "export fewer days at a time");
    }
  }

  /** Roughly the bytes it takes in memory. */
  private static long weight(Piece piece) {
    var source = piece.source();
    long weight = 256 + 2L * source.place().length() + 512L * piece.damage().size();
    for (var row : source.rows()) {
      weight += 64;
      for (var cell : row.values()) {
        weight += 48 + 2L * String.valueOf(cell).length();
      }
    }
    return weight;
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
      return damaged(order.source(), order, number, List.of(missing));
    }
    var source = order.source();
    var joined =
        new SourceRecord(source.place(), source.row(), source.rows(), lines.source().rows());
    return lines.damage().isEmpty()
        ? new Piece(joined, order.damage())
        : damaged(joined, order, number, lines.damage());
  }

  /** What is wrong lies beside the piece: when that is whole, its number can be believed. */
  private static Piece damaged(
      SourceRecord source, Piece piece, String number, List<Unreadable> beside) {
    return new Piece(source, and(piece.damage(), beside), piece.damage().isEmpty() ? number : "");
  }

  /** What no order has asked for. */
  Iterator<Piece> leftOver() {
    return Stream.concat(byOrder.values().stream(), ofNoOrder.stream()).map(this::alone).iterator();
  }

  private Piece alone(Piece lines) {
    var number = number(lines, feed.lines());
    var missing = reason(lines, feed.lines(), number, "this order in " + files.ordersName());
    var source = lines.source();
    return damaged(
        new SourceRecord(source.place(), Map.of(), List.of(), source.rows()),
        lines,
        number,
        List.of(missing));
  }

  private static Unreadable reason(Piece piece, FileFeed feed, String number, String expected) {
    return new Unreadable(piece.source().place(), feed.groupBy(), number, expected, NEXT);
  }

  private static List<Unreadable> and(List<Unreadable> some, List<Unreadable> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}

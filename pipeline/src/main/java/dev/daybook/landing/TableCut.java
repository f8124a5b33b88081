package dev.daybook.landing;

import dev.daybook.landing.TableRules.Kind;
import dev.daybook.mapping.FileFeed;
import java.io.IOException;
import java.util.Optional;

/**
 * How a file of rows falls into records. The first walk finds the header and the orders whose rows
 * do not stand together ("scattered"); walks over the records hold only the rows of those.
 */
final class TableCut implements Cut {
  private final FileFeed feed;
  private final TableLimits limits;
  private final RowSource source;

  /** By hash of the order number: the last group of rows that has it, counted from 1. */
  private final OrderKeys scattered = new OrderKeys();

  private TableHeader header;
  private Trailer trailer;
  private Optional<String> contradiction = Optional.empty();
  private int records;

  private TableCut(FileFeed feed, TableLimits limits, RowSource source) {
    this.feed = feed;
    this.limits = limits;
    this.source = source;
  }

  static TableCut examine(DocumentBytes bytes, FileFeed feed, TableLimits limits, RowSource source)
      throws IOException {
    var cut = new TableCut(feed, limits, source);
    try (var rows = source.open(bytes)) {
      cut.header = cut.findHeader(rows, bytes.name());
      cut.walk(rows, bytes.name());
    }
    if (cut.scattered.size() > 0) {
      cut.countAgain(bytes);
    }
    return cut;
  }

  private TableHeader findHeader(Rows rows, String file) throws IOException {
    for (var row = rows.next(); row != null; row = rows.next()) {
      if (!row.isBlank()) {
        return TableHeader.read(row, feed, file, source.why());
      }
    }
    throw new FileRefused(
        file,
        "no row at all",
        "a header, and a row for every line of an order",
        "export the file again from the channel; a day without orders has a header too");
  }

  private TableRules rules(String file) {
    return new TableRules(file, header, feed, source);
  }

  private void walk(Rows rows, String file) throws IOException {
    var rules = rules(file);
    var totals = new TableTotals(feed, header);
    var seen = new OrderKeys();
    var current = "";
    int group = 0;
    for (var row = rows.next(); row != null; row = rows.next()) {
      var kind = rules.kind(row);
      if (kind == Kind.ORDER || kind == Kind.ALONE) {
        totals.add(row);
      }
      if (kind == Kind.TRAILER) {
        trailer = new Trailer(rules.place(row), text(row));
        totals.state(row);
      } else if (kind == Kind.ALONE) {
        records++;
      } else if (kind == Kind.ORDER && !rules.key(row).equals(current)) {
        current = rules.key(row);
        beginGroup(OrderKeys.hash(current), ++group, seen);
      }
    }
    records += seen.size();
    contradiction = totals.contradiction();
  }

  private void beginGroup(long hash, int group, OrderKeys seen) {
    if (seen.put(hash, group) != 0) {
      scattered.put(hash, group);
    }
  }

  /** Exact even where two order numbers share a hash, and refuses early what cannot be held. */
  private void countAgain(DocumentBytes bytes) throws IOException {
    records = 0;
    try (var cursor = open(bytes)) {
      while (cursor.next() != null) {
        records++;
      }
    }
  }

  private static String text(TableRow row) {
    var text = new StringBuilder();
    for (var cell : row.cells()) {
      if (!cell.isEmpty()) {
        text.append(text.isEmpty() ? "" : " ").append(cell);
      }
    }
    return text.length() <= 200 ? text.toString() : text.substring(0, 200);
  }

  @Override
  public int records() {
    return records;
  }

  @Override
  public Optional<Trailer> trailer() {
    return Optional.ofNullable(trailer);
  }

  @Override
  public Optional<String> contradiction() {
    return contradiction;
  }

  @Override
  public Cursor open(DocumentBytes bytes) throws IOException {
    var rows = source.open(bytes);
    try {
      findHeader(rows, bytes.name());
      return new TableCursor(rows, rules(bytes.name()), scattered, limits);
    } catch (IOException | RuntimeException failed) {
      rows.close();
      throw failed;
    }
  }
}

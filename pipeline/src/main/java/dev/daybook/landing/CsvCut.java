package dev.daybook.landing;

import dev.daybook.landing.CsvRules.Kind;
import dev.daybook.mapping.FileFeed;
import java.io.IOException;
import java.util.Optional;

/**
 * How a CSV file falls into records. The first walk finds the header and the orders whose rows do
 * not stand together ("scattered"); walks over the records hold only the rows of those.
 */
final class CsvCut implements Cut {
  private final FileFeed feed;
  private final CsvLimits limits;
  private final TextEncoding encoding;

  /** By hash of the order number: the last group of rows that has it, counted from 1. */
  private final OrderKeys scattered = new OrderKeys();

  private CsvHeader header;
  private Trailer trailer;
  private Optional<String> contradiction = Optional.empty();
  private int records;

  private CsvCut(FileFeed feed, CsvLimits limits, TextEncoding encoding) {
    this.feed = feed;
    this.limits = limits;
    this.encoding = encoding;
  }

  static CsvCut examine(DocumentBytes bytes, FileFeed feed, CsvLimits limits) throws IOException {
    var cut = new CsvCut(feed, limits, TextEncoding.detect(bytes));
    try (var rows = cut.rows(bytes)) {
      cut.header = cut.findHeader(rows, bytes.name());
      cut.walk(rows, bytes.name());
    }
    if (cut.scattered.size() > 0) {
      cut.countAgain(bytes);
    }
    return cut;
  }

  private CsvRows rows(DocumentBytes bytes) throws IOException {
    return CsvRows.open(bytes, encoding, limits.rowCharacters());
  }

  private CsvHeader findHeader(CsvRows rows, String file) throws IOException {
    for (var row = rows.next(); row != null; row = rows.next()) {
      if (!row.isBlank()) {
        return CsvHeader.read(row, feed, file, encoding.why());
      }
    }
    throw new FileRefused(
        file,
        "no row at all",
        "a header, and a row for every line of an order",
        "export the file again from the channel; a day without orders has a header too");
  }

  private CsvRules rules(String file) {
    return new CsvRules(file, header, feed, encoding.cutShort());
  }

  private void walk(CsvRows rows, String file) throws IOException {
    var rules = rules(file);
    var totals = new CsvTotals(feed, header);
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

  private static String text(CsvRow row) {
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
    var rows = rows(bytes);
    try {
      findHeader(rows, bytes.name());
      return new CsvCursor(rows, rules(bytes.name()), scattered, limits);
    } catch (IOException | RuntimeException failed) {
      rows.close();
      throw failed;
    }
  }
}

package dev.daybook.landing;

import dev.daybook.landing.Cut.Piece;
import dev.daybook.mapping.FileFeed;
import dev.daybook.mapping.SourceRecord;
import dev.daybook.mapping.Unreadable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** What a row of a file is, and what is wrong with it. Not for more than one thread. */
final class TableRules {
  /** More reasons than these say nothing new. */
  private static final int MOST_REASONS = 10;

  private static final String EXPORT_AGAIN =
      "export the file again from the channel and drop it, without opening it in a spreadsheet";

  enum Kind {
    /** No cell is filled. */
    BLANK,
    /** Totals, not an order. */
    TRAILER,
    /** One row of an order. */
    ORDER,
    /** Its order cannot be told: a record of its own, damaged. */
    ALONE
  }

  private final String file;
  private final TableHeader header;
  private final Matcher notOrders;
  private final RowSource source;

  TableRules(String file, TableHeader header, FileFeed feed, RowSource source) {
    this.file = file;
    this.header = header;
    this.notOrders = feed.notOrders() == null ? null : feed.notOrders().matcher("");
    this.source = source;
  }

  Kind kind(TableRow row) {
    if (row.isBlank() && !row.has(RowGuard.OPEN_QUOTE | RowGuard.TOO_LONG)) {
      return Kind.BLANK;
    }
    var id = key(row);
    if (isTotal(id.isEmpty() ? firstFilled(row) : id)) {
      return Kind.TRAILER;
    }
    return id.isEmpty() || Cells.isDamagedId(id) ? Kind.ALONE : Kind.ORDER;
  }

  String key(TableRow row) {
    return row.cell(header.groupBy());
  }

  String place(TableRow row) {
    return "%s:%d".formatted(file, row.firstLine());
  }

  private boolean isTotal(String id) {
    return notOrders != null && notOrders.reset(id).matches();
  }

  private static String firstFilled(TableRow row) {
    for (var cell : row.cells()) {
      if (!cell.isEmpty()) {
        return cell;
      }
    }
    return "";
  }

  /** The record of these rows, in file order. */
  Piece piece(List<TableRow> rows, List<Unreadable> more) {
    var damage = new ArrayList<>(more);
    var cells = new ArrayList<Map<String, Object>>(rows.size());
    for (var row : rows) {
      cells.add(new NamedCells(header.columns(), filled(row)));
      if (damage.size() < MOST_REASONS) {
        addDamage(row, damage);
      }
    }
    var source = new SourceRecord(place(rows.get(0)), cells.get(0), List.copyOf(cells));
    return new Piece(source, List.copyOf(damage));
  }

  /** Cells past the header have no name: nobody could read them, and they may be large. */
  private String[] filled(TableRow row) {
    var cells = source.leavesOutTrailingCells() ? row.filledTo(header.width()) : row.cells();
    return cells.length <= header.width() ? cells : Arrays.copyOf(cells, header.width());
  }

  private void addDamage(TableRow row, List<Unreadable> damage) {
    addIdDamage(row, damage);
    boolean lastLine = row.has(RowGuard.NO_LINE_END);
    boolean tooFew = row.cells().length < header.width();
    if (row.has(RowGuard.OPEN_QUOTE) || lastLine && (tooFew || source.cutShort())) {
      damage.add(truncated(row));
    } else if (row.has(RowGuard.TOO_LONG)) {
      damage.add(tooLong(row));
    } else if (isWrongWidth(row)) {
      damage.add(wrongWidth(row));
    }
    if (row.has(RowGuard.NUL)) {
      damage.add(nul(row));
    }
  }

  private boolean isWrongWidth(TableRow row) {
    int width = row.width(header.width());
    return width > header.width() || width < header.width() && !source.leavesOutTrailingCells();
  }

  private void addIdDamage(TableRow row, List<Unreadable> damage) {
    var id = key(row);
    if (Cells.isDamagedId(id)) {
      damage.add(
          at(row, groupBy(), id, "an order number in full; a spreadsheet has rounded this one"));
    } else if (id.isEmpty()) {
      damage.add(at(row, groupBy(), "", "an order number"));
    }
  }

  private String groupBy() {
    return header.columns().entrySet().stream()
        .filter(column -> column.getValue() == header.groupBy())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private Unreadable wrongWidth(TableRow row) {
    var cells = "%d cells%s".formatted(row.cells().length, span(row));
    return at(row, "row", cells, "%d cells, as the header has".formatted(header.width()));
  }

  private Unreadable truncated(TableRow row) {
    return at(row, "truncated", "the file ends inside this row", "a file that came to its end");
  }

  private Unreadable tooLong(TableRow row) {
    var length = "more than %d characters%s".formatted(Rows.LONGEST_ROW, span(row));
    return at(row, "row", length, "a shorter row; is a quote missing?");
  }

  private Unreadable nul(TableRow row) {
    return at(row, "row", "a NUL character", "text");
  }

  Unreadable tooManyRows(TableRow row, int kept) {
    var value = "more rows than the %d that were kept".formatted(kept);
    return at(row, groupBy(), value, "an order of fewer rows");
  }

  private Unreadable at(TableRow row, String field, String value, String expected) {
    return new Unreadable(place(row), field, value, expected, EXPORT_AGAIN);
  }

  private static String span(TableRow row) {
    return row.firstLine() == row.lastLine()
        ? ""
        : " on lines %d to %d".formatted(row.firstLine(), row.lastLine());
  }
}

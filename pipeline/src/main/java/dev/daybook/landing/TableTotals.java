package dev.daybook.landing;

import dev.daybook.mapping.FileFeed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sums the columns that a file's row of totals states, to hold one against the other. A file that
 * was cut and joined, or lost rows, contradicts its totals.
 */
final class TableTotals {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");

  private final List<Column> columns = new ArrayList<>();

  TableTotals(FileFeed feed, TableHeader header) {
    feed.totals().forEach(name -> columns.add(new Column(name, header.columns().get(name))));
  }

  void add(TableRow row) {
    columns.forEach(column -> column.add(row.cell(column.place)));
  }

  /** Takes the row's statements; of several rows of totals the last one counts. */
  void state(TableRow row) {
    columns.forEach(column -> column.stated = number(row.cell(column.place)));
  }

  Optional<String> contradiction() {
    return columns.stream().flatMap(column -> column.contradiction().stream()).findFirst();
  }

  /** Null for a cell that is no number: it states nothing. */
  private static BigDecimal number(String cell) {
    var digits = cell.replace(",", "");
    return NUMBER.matcher(digits).matches() ? new BigDecimal(digits) : null;
  }

  private static final class Column {
    private final String name;
    private final int place;
    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal stated;

    private Column(String name, int place) {
      this.name = name;
      this.place = place;
    }

    /** A row that cannot be added leaves the sum unknown: the row itself goes to quarantine. */
    private void add(String cell) {
      var value = number(cell);
      sum = sum == null || value == null ? null : sum.add(value);
    }

    private Optional<String> contradiction() {
      return stated == null || sum == null || stated.compareTo(sum) == 0
          ? Optional.empty()
          : Optional.of(
              "its totals state %s '%s', its rows add up to %s"
                  .formatted(stated.toPlainString(), name, sum.toPlainString()));
    }
  }
}

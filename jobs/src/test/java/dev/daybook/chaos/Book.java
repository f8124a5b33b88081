package dev.daybook.chaos;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole book as text, row by row: orders are named by shop and number, money is exact, and what
 * two nights may rightly differ in (our ids, times of booking) is left out.
 */
record Book(SortedMap<String, List<String>> tables) {
  private static final int MOST_SHOWN = 2;
  private static final List<String> OURS =
      List.of(
          "order_id",
          "shop_id",
          "document_id",
          "batch_id",
          "finding_id",
          "review_id",
          "quarantine_id",
          "position",
          "record_no",
          "booked_at",
          "recorded_at",
          "found_at",
          "closed_at",
          "opened_at",
          "quarantined_at");
  private static final List<String> OF_ORDERS =
      List.of("book_order", "book_line", "trail", "finding", "review", "handoff_item");

  /** Of all shops. */
  static Book of(JdbcClient sql) {
    return of(sql, "%");
  }

  /**
   * Of the shops of this name; the names themselves are left out.
   *
   * @param shop an SQL pattern
   */
  static Book of(JdbcClient sql, String shop) {
    var tables = new TreeMap<String, List<String>>();
    for (var table : OF_ORDERS) {
      var rows =
          sql.sql(
                  """
                  SELECT s.channel, i.external_no, t.*
                  FROM %s t JOIN order_identity i ON i.order_id = t.order_id
                  JOIN shop s ON s.shop_id = i.shop_id WHERE s.shop LIKE ?
                  """
                      .formatted(table))
              .param(shop)
              .query()
              .listOfRows();
      tables.put(table, rows.stream().map(Book::text).sorted().toList());
    }
    var quarantined =
        sql.sql(
                """
                SELECT s.channel, q.* FROM quarantine q
                JOIN document d ON d.document_id = q.document_id
                JOIN feed f ON f.feed_id = d.feed_id
                JOIN shop s ON s.shop_id = f.shop_id WHERE s.shop LIKE ?
                """)
            .param(shop)
            .query()
            .listOfRows();
    tables.put("quarantine", quarantined.stream().map(Book::text).sorted().toList());
    return new Book(tables);
  }

  /** Rows that only one of both has, the first of each table; empty when the books are equal. */
  List<String> differences(Book other) {
    return Stream.concat(notIn(other).stream(), other.notIn(this).stream()).toList();
  }

  /** Rows that the other book has not, the first of each table. */
  List<String> notIn(Book other) {
    return tables.keySet().stream()
        .flatMap(table -> without(table, tables.get(table), other.tables.get(table)))
        .toList();
  }

  private static Stream<String> without(String table, List<String> rows, List<String> others) {
    var left = new ArrayList<>(rows);
    others.forEach(left::remove);
    return left.stream()
        .limit(MOST_SHOWN)
        .map(row -> "one of %d, %s: %s".formatted(left.size(), table, row));
  }

  int orders() {
    return tables.get("book_order").size();
  }

  private static String text(Map<String, Object> row) {
    var ours = String.valueOf(row.get("order_id"));
    var shown = new StringBuilder();
    row.forEach(
        (column, value) -> {
          if (!OURS.contains(column)) {
            shown.append(column).append('=').append(text(column, value, ours)).append('|');
          }
        });
    return shown.toString();
  }

  private static String text(String column, Object value, String ours) {
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    // The rows of the ERP's file begin with our id, the version, the channel and the shop.
    return column.equals("content")
        ? value.toString().replaceAll("(?m)^" + ours + ",(\\d+),(\\w+),[^,]+,", "$1,$2,")
        : String.valueOf(value);
  }
}

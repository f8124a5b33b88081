package dev.daybook.mapping;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One source order as expressions see it. JSON: {@code row} is the object; whole numbers are Long,
 * decimals are their source text (never a double), null stays null. Files: {@code row} is the first
 * row by header name, {@code rows} all rows of the order; every value is text.
 *
 * @param place where it stands in its document, for error messages
 * @param lineRows the order's rows in a second file, of its lines; none where there is no such file
 */
public record SourceRecord(
    String place,
    Map<String, Object> row,
    List<Map<String, Object>> rows,
    List<Map<String, Object>> lineRows) {
  /** A record of one file, or of a page. */
  public SourceRecord(String place, Map<String, Object> row, List<Map<String, Object>> rows) {
    this(place, row, rows, List.of());
  }

  /** All that the source says of it, row by row: those of the lines come last. */
  public List<Map<String, Object>> allRows() {
    if (lineRows.isEmpty()) {
      return rows.isEmpty() ? List.of(row) : rows;
    }
    return Stream.concat(rows.stream(), lineRows.stream()).toList();
  }
}

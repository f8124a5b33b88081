package dev.daybook.export;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows of a hand-off file: RFC 4180, CRLF, quoted where needed.
 *
 * <p>A spreadsheet takes a cell that begins with {@code = + - @}, tab or carriage return for a
 * formula. Such a cell gets an apostrophe in front, the spreadsheets' own mark of plain text,
 * unless it is a number with or without a sign, which computes nothing, or the order's own number,
 * by which the ERP finds the order and which therefore never changes.
 */
final class ErpCsv {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private ErpCsv() {}

  static String header(List<String> names) {
    return row(names, "");
  }

  static String row(List<String> cells, String externalNo) {
    var row = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      row.append(i == 0 ? "" : ",").append(quoted(safe(cells.get(i), externalNo)));
    }
    return row.append("\r\n").toString();
  }

  private static String safe(String cell, String externalNo) {
    boolean formula = !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0;
    return formula && !cell.equals(externalNo) && !NUMBER.matcher(cell).matches()
        ? "'" + cell
        : cell;
  }

  private static String quoted(String cell) {
    boolean plain =
        cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
            && cell.equals(cell.strip());
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}

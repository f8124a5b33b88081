package dev.daybook.landing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of a sheet. A row's line is its number in the sheet; rows without cells are left out.
 */
final class XlsxRows implements Rows {
  private static final int MOST_COLUMNS = 16_384;
  private static final int MOST_ROWS = 1_048_576;
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final ZipParts parts;
  private final String place;
  private final WorkbookXml xml;
  private final Workbook book;
  private final SharedTexts texts;
  private final int longestRow;
  private final StringBuilder value = new StringBuilder();
  private final List<String> cells = new ArrayList<>();
  private int line;
  private int faults;
  private int characters;
  private boolean ended;

  XlsxRows(ZipParts parts, ZipParts.Part sheet, Workbook book, SharedTexts texts, int longestRow)
      throws IOException {
    this.parts = parts;
    this.place = sheet.place();
    this.xml = WorkbookXml.of(sheet, book.limits());
    this.book = book;
    this.texts = texts;
    this.longestRow = longestRow;
  }

  @Override
  public TableRow next() throws IOException {
    while (!ended && xml.nextTag()) {
      if (xml.begins("row")) {
        return row();
      }
      if (xml.ends("sheetData")) {
        finish();
      }
    }
    finish();
    return null;
  }

  /** Reads on to the end of the zip, so that whoever counts its bytes has seen them all. */
  private void finish() throws IOException {
    if (ended) {
      return;
    }
    ended = true;
    while (xml.nextTag()) {
      continue;
    }
    while (parts.next() != null) {
      continue;
    }
  }

  private TableRow row() throws IOException {
    line = number(xml.attribute("r"), line + 1, MOST_ROWS);
    cells.clear();
    faults = 0;
    characters = 0;
    while (xml.nextTag() && !xml.ends("row")) {
      if (xml.begins("c")) {
        cell();
      }
    }
    return new TableRow(line, line, faults, cells.toArray(String[]::new));
  }

  private void cell() throws IOException {
    int column = column(xml.attribute("r"));
    var type = xml.attribute("t");
    boolean date = book.isDate(xml.attribute("s"));
    value.setLength(0);
    while (xml.nextTag() && !xml.ends("c")) {
      if (xml.begins("v") || xml.begins("is")) {
        boolean whole = xml.text(value, longestRow - characters + 1);
        characters += value.length();
        faults |= whole && characters <= longestRow ? 0 : RowGuard.TOO_LONG;
      }
    }
    put(column, text(type, date));
  }

  private void put(int column, String text) {
    while (cells.size() <= column) {
      cells.add("");
    }
    faults |= text.indexOf('\0') < 0 ? 0 : RowGuard.NUL;
    cells.set(column, Cells.clean(text));
  }

  private String text(String type, boolean date) {
    var raw = value.toString();
    return switch (type) {
      case "", "n" ->
          date ? CellNumber.date(raw.strip(), book.since1904()) : CellNumber.text(raw.strip());
      case "s" -> unescaped(shared(raw.strip()));
      case "str", "inlineStr" -> unescaped(raw);
      case "b" -> raw.strip().equals("1") ? "TRUE" : "FALSE";
      case "d" -> raw.strip().replace('T', ' ');
      default -> raw.strip();
    };
  }

  private String shared(String number) {
    if (number.isEmpty()) {
      return "";
    }
    int found = number.matches("\\d{1,9}") ? Integer.parseInt(number) : Integer.MAX_VALUE;
    if (found >= texts.count()) {
      throw ZipKind.WORKBOOK.damaged(
          place, "a cell in row %d whose text is not in the workbook".formatted(line));
    }
    var text = texts.get(found);
    characters += text.length();
    faults |= characters <= longestRow ? 0 : RowGuard.TOO_LONG;
    return characters <= longestRow ? text : "";
  }

  /** Signs that XML cannot hold stand as {@code _x0009_}. */
  private static String unescaped(String text) {
    return text.contains("_x")
        ? ESCAPED
            .matcher(text)
            .replaceAll(
                sign ->
                    Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(sign.group(1), 16))))
        : text;
  }

  /** {@code BC12} is column 54; without a place a cell stands beside the one before it. */
  private int column(String reference) {
    int column = 0;
    int letters = 0;
    while (letters < reference.length() && isLetter(reference.charAt(letters)) && letters < 4) {
      column = column * 26 + reference.charAt(letters++) - 'A' + 1;
    }
    int found = letters == 0 ? cells.size() : column - 1;
    if (found >= MOST_COLUMNS) {
      throw outside();
    }
    return found;
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private int number(String text, int otherwise, int most) {
    int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    if (number > most) {
      throw outside();
    }
    return number;
  }

  private FileRefused outside() {
    return ZipKind.WORKBOOK.damaged(place, "a cell outside of any sheet, after row " + line);
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }
}

package dev.daybook.landing;

import java.io.IOException;
import java.util.BitSet;
import java.util.Locale;

/**
 * A workbook whose one sheet of rows was found. Every walk reads the texts that cells share first,
 * then the sheet as a stream.
 *
 * @param sheet the name of the sheet's part in the zip, in lower case
 * @param dates which cell styles show dates
 * @param since1904 whether days are counted from 1904 instead of 1900
 */
record Workbook(
    String sheet, BitSet dates, boolean since1904, int longestRow, WorkbookLimits limits)
    implements RowSource {

  @Override
  public Rows open(DocumentBytes bytes) throws IOException {
    var texts = texts(bytes);
    var parts = ZipParts.ofWorkbook(bytes, limits);
    try {
      for (var part = parts.next(); part != null; part = parts.next()) {
        if (part.name().toLowerCase(Locale.ROOT).equals(sheet)) {
          return new XlsxRows(parts, part, this, texts, longestRow);
        }
      }
      throw ZipKind.WORKBOOK.damaged(bytes.name(), "a workbook without its sheet " + sheet);
    } catch (IOException | RuntimeException failed) {
      parts.close();
      throw failed;
    }
  }

  private SharedTexts texts(DocumentBytes bytes) throws IOException {
    try (var parts = ZipParts.ofWorkbook(bytes, limits)) {
      for (var part = parts.next(); part != null; part = parts.next()) {
        if (WorkbookParts.isSharedTexts(part)) {
          return SharedTexts.read(part, limits);
        }
      }
      return SharedTexts.none();
    }
  }

  boolean isDate(String style) {
    return style.matches("\\d{1,6}") && dates.get(Integer.parseInt(style));
  }

  @Override
  public String why() {
    return "read as a workbook";
  }

  @Override
  public boolean leavesOutTrailingCells() {
    return true;
  }
}

package dev.daybook.landing;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Which of a workbook's cell styles show a number as a date or a time. */
final class CellFormats {
  /**
   * What of a format is shown as it stands: texts, escaped signs, paddings, colours, conditions.
   */
  private static final Pattern LITERAL =
      Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+]|m+]|s+])[^\\]]*]", Pattern.DOTALL);

  private static final Pattern DATE = Pattern.compile("[ymdhs]", Pattern.CASE_INSENSITIVE);

  private CellFormats() {}

  static BitSet dates(ZipParts.Part part, WorkbookLimits limits) throws IOException {
    var own = new HashMap<String, String>();
    var dates = new BitSet();
    var xml = WorkbookXml.of(part, limits);
    boolean inStyles = false;
    int style = 0;
    while (xml.nextTag()) {
      inStyles = xml.begins("cellXfs") || inStyles && !xml.ends("cellXfs");
      if (xml.begins("numFmt")) {
        own.putIfAbsent(xml.attribute("numFmtId"), xml.attribute("formatCode"));
      } else if (inStyles && xml.begins("xf")) {
        dates.set(style++, isDate(xml.attribute("numFmtId"), own));
      }
    }
    return dates;
  }

  private static boolean isDate(String id, Map<String, String> own) {
    var format = own.get(id);
    return format == null ? isBuiltInDate(id) : isDate(format);
  }

  static boolean isDate(String format) {
    return DATE.matcher(LITERAL.matcher(format).replaceAll("")).find();
  }

  /** Numbers that mean dates in every workbook; 27 to 36 and 50 to 58 in those of East Asia. */
  private static boolean isBuiltInDate(String id) {
    return switch (id) {
      case "14", "15", "16", "17", "18", "19", "20", "21", "22", "45", "46", "47" -> true;
      default -> id.matches("2[7-9]|3[0-6]|5[0-8]");
    };
  }
}

package dev.daybook.landing;

/** Takes off what exports and spreadsheets put around a cell. */
final class Cells {
  private static final char MARK = '\uFEFF';
  private static final char NO_BREAK_SPACE = '\u00A0';

  private Cells() {}

  /**
   * Without blanks, TAB, NBSP and byte order marks at both ends, without {@code ="…"} around it,
   * and without a leading apostrophe.
   */
  static String clean(String cell) {
    var text = trim(cell);
    int length = text.length();
    if (length == 0) {
      return "";
    }
    char first = text.charAt(0);
    if (first == '\'') {
      return trim(text.substring(1));
    }
    if (first == '=' && length > 2 && text.charAt(1) == '"' && text.charAt(length - 1) == '"') {
      return trim(text.substring(2, length - 1));
    }
    return text;
  }

  /** A column's name as names are compared: cleaned, with full-width brackets folded. */
  static String name(String cell) {
    return clean(cell).replace('（', '(').replace('）', ')');
  }

  private static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isPadding(text.charAt(from))) {
      from++;
    }
    while (from < to && isPadding(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isPadding(char c) {
    return c == ' ' || c == '\t' || c == NO_BREAK_SPACE || c == MARK;
  }

  /** Whether a spreadsheet has turned the number into {@code 6.93E+18}. */
  static boolean isDamagedId(String id) {
    int exponent = Math.max(id.indexOf('E'), id.indexOf('e'));
    return exponent > 0
        && exponent + 1 < id.length()
        && isNumber(id, 0, exponent)
        && isExponent(id, exponent + 1);
  }

  private static boolean isExponent(String id, int from) {
    char sign = id.charAt(from);
    return (sign == '+' || sign == '-')
        && from + 1 < id.length()
        && isNumber(id, from + 1, id.length());
  }

  private static boolean isNumber(String id, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = id.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != ',') {
        return false;
      }
    }
    return true;
  }
}

package dev.daybook.landing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * A number of a workbook as text, never by way of floating point.
 *
 * <p>A spreadsheet holds 15 digits. What a file says beyond them is the noise of binary fractions
 * ({@code 19.989999999999998} for 19.99) and is rounded off; a whole number of more digits was
 * rounded already when somebody typed it, and is given as {@code 6.930000000000001E+18}, the form
 * of a damaged order number.
 */
final class CellNumber {
  static final int DIGITS = 15;

  private static final Pattern NUMBER =
      Pattern.compile("-?\\d{1,400}(\\.\\d{1,400})?([eE][+-]?\\d{1,3})?");
  private static final MathContext HELD = new MathContext(DIGITS, RoundingMode.HALF_UP);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /** The first day that all spreadsheets count alike, and the last they know. */
  private static final BigDecimal FIRST_DAY = BigDecimal.valueOf(61);

  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);
  private static final int DAYS_OF_1904 = 1462;
  private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

  private CellNumber() {}

  static String text(String raw) {
    if (!NUMBER.matcher(raw).matches()) {
      return raw;
    }
    var number = new BigDecimal(raw);
    if (number.signum() == 0) {
      return "0";
    }
    int whole = number.precision() - number.scale();
    if (whole > DIGITS) {
      return scientific(number);
    }
    if (number.precision() <= DIGITS && raw.indexOf('E') < 0 && raw.indexOf('e') < 0) {
      return raw;
    }
    return number.round(HELD).stripTrailingZeros().toPlainString();
  }

  private static String scientific(BigDecimal number) {
    var digits = number.unscaledValue().abs().toString();
    var rest = digits.substring(1).replaceFirst("0+$", "");
    return "%s%s%sE+%d"
        .formatted(
            number.signum() < 0 ? "-" : "",
            digits.charAt(0),
            rest.isEmpty() ? "" : "." + rest,
            number.precision() - number.scale() - 1);
  }

  /** {@code 2026-03-01 21:14:05} for 46082.8847800926, to the second; no zone is known of it. */
  static String date(String raw, boolean since1904) {
    if (!NUMBER.matcher(raw).matches()) {
      return raw;
    }
    var serial = new BigDecimal(raw).add(BigDecimal.valueOf(since1904 ? DAYS_OF_1904 : 0));
    if (serial.compareTo(FIRST_DAY) < 0 || serial.compareTo(LAST_DAY) >= 0) {
      return text(raw);
    }
    long seconds = serial.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
    return TIME.format(midnightOfDayZero().plusSeconds(seconds));
  }

  private static LocalDateTime midnightOfDayZero() {
    return LocalDate.of(1899, 12, 30).atStartOfDay();
  }
}

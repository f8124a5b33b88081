package dev.daybook.mapping;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;

import dev.cel.common.types.ListType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Money in CEL: int in the smallest unit, read from text without ever being a double.
 *
 * <p>{@code yuan(x)}, {@code money(x, 'USD')}: decimal text, or whole units as int. {@code fen(x)}:
 * the smallest unit as int or digits. {@code amount(minor, 'CNY')}: decimal text. {@code
 * sum(list)}: of ints. {@code whole(x)}: a count. What does not fit is an error, never rounded;
 * only {@code per(total, quantity)}, the price of one, is, and {@code rounded(list, 'USD')}:
 * decimal texts added up exactly, and their sum to the nearest smallest unit. {@code fits(x,
 * 'USD')} tells whether nothing has to be rounded.
 */
final class MoneyFunctions {
  /** Thousands separators only where thousands are: {@code 12,50} is no amount. */
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d{1,18})(?:\\.\\d{1,18})?");

  private static final Pattern QUANTITY = Pattern.compile("\\d{1,18}(?:\\.\\d{1,18})?");
  private static final Pattern DIGITS = Pattern.compile("[+-]?\\d{1,19}");
  private static final Pattern SIGN = Pattern.compile("^([+-]?)[￥¥]\\s*");
  private static final String YUAN = "an amount in yuan such as 12.50";

  private MoneyFunctions() {}

  static List<CelFunction> all() {
    return List.of(
        CelFunction.of("yuan", INT, List.of(DYN), of -> minor(of[0], 2, YUAN)),
        CelFunction.of("money", INT, List.of(DYN, STRING), MoneyFunctions::money),
        CelFunction.of("fen", INT, List.of(DYN), of -> fen(of[0])),
        CelFunction.of("whole", INT, List.of(DYN), of -> whole(of[0], "a whole number such as 2")),
        CelFunction.of("per", INT, List.of(INT, DYN), of -> per((Long) of[0], of[1])),
        CelFunction.of(
            "rounded", INT, List.of(ListType.create(DYN), STRING), MoneyFunctions::rounded),
        CelFunction.of("fits", BOOL, List.of(DYN, STRING), MoneyFunctions::fits),
        CelFunction.of("amount", STRING, List.of(INT, STRING), MoneyFunctions::amount),
        CelFunction.of("sum", INT, List.of(ListType.create(INT)), of -> sum((List<?>) of[0])));
  }

  private static Object money(Object[] of) {
    var currency = currency(of[1]);
    return minor(
        of[0], currency.getDefaultFractionDigits(), "an amount in " + currency.getCurrencyCode());
  }

  private static Object rounded(Object[] of) {
    var currency = currency(of[1]);
    var expected = "an amount in " + currency.getCurrencyCode();
    var sum =
        ((List<?>) of[0])
            .stream()
                .map(value -> decimal(value, expected))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    int scale = currency.getDefaultFractionDigits();
    try {
      return sum.setScale(scale, RoundingMode.HALF_UP).movePointRight(scale).longValueExact();
    } catch (ArithmeticException tooBig) {
      throw Unread.value(sum.toPlainString(), expected);
    }
  }

  private static Object fits(Object[] of) {
    var currency = currency(of[1]);
    var amount = decimal(of[0], "an amount in " + currency.getCurrencyCode());
    return amount.stripTrailingZeros().scale() <= currency.getDefaultFractionDigits();
  }

  private static Object amount(Object[] of) {
    int scale = currency(of[1]).getDefaultFractionDigits();
    if (of[0] instanceof Long minor) {
      return BigDecimal.valueOf(minor, scale).toPlainString();
    }
    throw Unread.value(of[0], "an amount in the smallest unit of " + of[1]);
  }

  private static Currency currency(Object code) {
    try {
      var currency = Currency.getInstance(String.valueOf(code));
      if (currency.getDefaultFractionDigits() < 0) {
        throw new IllegalArgumentException("no decimals are known of " + code);
      }
      return currency;
    } catch (IllegalArgumentException unknown) {
      throw Unread.value(code, "an ISO 4217 currency such as CNY");
    }
  }

  private static Long minor(Object value, int scale, String expected) {
    try {
      return decimal(value, expected).movePointRight(scale).longValueExact();
    } catch (ArithmeticException tooFineOrTooBig) {
      throw Unread.value(value, expected + ", with at most " + scale + " decimals");
    }
  }

  private static BigDecimal decimal(Object value, String expected) {
    if (value instanceof Long units) {
      return BigDecimal.valueOf(units);
    }
    if (value instanceof String text) {
      var digits = withoutSign(text.strip());
      if (DECIMAL.matcher(digits).matches()) {
        return new BigDecimal(digits.replace(",", ""));
      }
    }
    throw Unread.value(value, expected);
  }

  /** Without the currency sign: {@code ￥12.50} and {@code -¥3}. */
  private static String withoutSign(String text) {
    return text.indexOf('￥') < 0 && text.indexOf('¥') < 0
        ? text
        : SIGN.matcher(text).replaceFirst("$1");
  }

  private static Object fen(Object value) {
    return whole(value, "a whole number of fen such as 1250");
  }

  private static Long whole(Object value, String expected) {
    if (value instanceof Long number) {
      return number;
    }
    if (value instanceof String text && DIGITS.matcher(text.strip()).matches()) {
      try {
        return Long.valueOf(text.strip());
      } catch (NumberFormatException tooBig) {
        throw Unread.value(value, expected);
      }
    }
    throw Unread.value(value, expected);
  }

  /** None of a thing has no price: 0. */
  private static Object per(long total, Object quantity) {
    if (!QUANTITY.matcher(String.valueOf(quantity)).matches()) {
      throw Unread.value(quantity, "a quantity such as 2 or 0.125");
    }
    var pieces = new BigDecimal(String.valueOf(quantity));
    return pieces.signum() == 0
        ? 0L
        : BigDecimal.valueOf(total).divide(pieces, 0, RoundingMode.HALF_UP).longValueExact();
  }

  private static Object sum(List<?> amounts) {
    long sum = 0;
    for (var amount : amounts) {
      if (!(amount instanceof Long minor)) {
        throw Unread.value(amount, "an amount to add up");
      }
      try {
        sum = Math.addExact(sum, minor);
      } catch (ArithmeticException overflow) {
        throw Unread.value(amount, "amounts that add up to less than 2^63");
      }
    }
    return sum;
  }
}

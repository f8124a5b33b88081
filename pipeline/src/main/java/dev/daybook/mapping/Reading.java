package dev.daybook.mapping;

import dev.cel.common.values.NullValue;
import dev.daybook.canonical.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the fields of one record and collects every reason why it cannot become one of ours. A
 * field that could not be read gives null (or empty text), and the record is refused at the end.
 */
final class Reading {
  private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+(\\.\\d+)?[eE][+-]?\\d+");
  private static final Pattern PRINTABLE_ASCII = Pattern.compile("[\\x21-\\x7e]+");
  private static final Pattern ROUNDED = Pattern.compile("\\d{15}0+");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(\\.\\d{1,18})?");
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final int SHOWN = 80;

  private final String file;
  private final SourceRecord source;
  private final Scope scope;
  private final List<Unreadable> reasons = new ArrayList<>();
  private final SortedSet<String> flags = new TreeSet<>();
  private String prefix = "";

  Reading(String file, SourceRecord source, Scope scope) {
    this.file = file;
    this.source = source;
    this.scope = scope;
  }

  List<Unreadable> reasons() {
    return List.copyOf(reasons);
  }

  boolean isWhole() {
    return reasons.isEmpty();
  }

  SortedSet<String> flags() {
    return flags;
  }

  void flag(String name) {
    flags.add(name);
  }

  /** From here on {@code item} is this line. */
  void line(int lineNo, Object item) {
    prefix = "lines[%d].".formatted(lineNo);
    scope.item(item);
  }

  /** The value, null when absent or when it could not be read (then there is a reason). */
  Object value(Field field) {
    if (field.isLeftOut()) {
      return null;
    }
    try {
      var value = field.expression().evaluateWrapped(scope);
      return value instanceof NullValue ? null : value;
    } catch (EvaluationFailed failed) {
      reason(field, failed.value(), failed.expected());
      return null;
    }
  }

  /** Text of at most this many characters; empty when absent. */
  String text(Field field, int width) {
    var text = plainText(field);
    if (ColumnWidth.of(text) > width) {
      reason(field, text, "text of at most %d characters".formatted(width));
      return "";
    }
    return text;
  }

  /** Text that is cut to this width, with a flag. */
  String shortened(Field field, int width, String flag) {
    var text = plainText(field);
    var cut = ColumnWidth.cut(text, width);
    if (cut.length() < text.length()) {
      flags.add(flag);
    }
    return cut;
  }

  /** An id as the channel gave it: digits that a spreadsheet has rewritten are refused. */
  String id(Field field, int width) {
    var text = text(field, width);
    if (SCIENTIFIC.matcher(text).matches()) {
      damaged(field, text);
    }
    return text;
  }

  /** The order number: printable ASCII and never absent. */
  String externalNo(Field field) {
    return number(field, "an order number");
  }

  /** A number that is an identity: printable ASCII and never absent. */
  String number(Field field, String what) {
    int before = reasons.size();
    var text = plainText(field);
    if (reasons.size() > before) {
      return "";
    }
    if (SCIENTIFIC.matcher(text).matches()) {
      damaged(field, text);
    } else if (!PRINTABLE_ASCII.matcher(text).matches()
        || text.length() > ColumnWidth.EXTERNAL_NO) {
      reason(
          field,
          text,
          "%s of 1 to %d letters, digits and signs, none of them Chinese or blank"
              .formatted(what, ColumnWidth.EXTERNAL_NO));
    } else if (ROUNDED.matcher(text).matches()) {
      flags.add("external-no-perhaps-rounded");
    }
    return ColumnWidth.cut(text, ColumnWidth.QUARANTINE_EXTERNAL_NO);
  }

  private void damaged(Field field, String text) {
    addReason(
        field,
        text,
        "an identifier; this is a damaged identifier: a spreadsheet rewrote its digits",
        "export the file again and do not open it in a spreadsheet before import");
  }

  private String plainText(Field field) {
    var value = value(field);
    if (value == null) {
      return "";
    }
    if (value instanceof String || value instanceof Long) {
      return value.toString();
    }
    reason(field, Unread.shown(value), "text or a whole number");
    return "";
  }

  boolean yes(Field field) {
    return Boolean.TRUE.equals(value(field));
  }

  /** An amount; null when it could not be read. */
  Money money(Field field, Currency currency) {
    int before = reasons.size();
    var value = value(field);
    if (value instanceof Long minor && currency != null) {
      var money = Money.ofMinor(minor, currency);
      if (money.amount().precision() - money.amount().scale() <= ColumnWidth.MONEY_DIGITS) {
        return money;
      }
    }
    if (reasons.size() == before && currency != null) {
      reason(
          field,
          Unread.shown(value),
          "an amount of at most %d digits before the point".formatted(ColumnWidth.MONEY_DIGITS));
    }
    return null;
  }

  /** A time; null when absent or when it could not be read. */
  Instant time(Field field) {
    var value = value(field);
    if (value == null) {
      return null;
    }
    if (value instanceof Instant time && !time.isBefore(EARLIEST) && time.isBefore(LATEST)) {
      return time;
    }
    reason(
        field,
        Unread.shown(value),
        "a time from 1970 to 2199; a text that means \"none\" belongs into 'absent' of the mapping");
    return null;
  }

  /** A time that must be there. */
  Instant requiredTime(Field field) {
    int before = reasons.size();
    var time = time(field);
    if (time == null && reasons.size() == before) {
      reason(field, "", "a time: this one may not be absent");
    }
    return time;
  }

  /** Pieces, or weight with up to three decimals; never negative. */
  BigDecimal quantity(Field field) {
    int before = reasons.size();
    var text = plainText(field).strip();
    if (reasons.size() > before) {
      return BigDecimal.ZERO;
    }
    if (NUMBER.matcher(text).matches()) {
      var quantity = new BigDecimal(text).stripTrailingZeros();
      if (quantity.scale() <= ColumnWidth.QUANTITY_DECIMALS
          && quantity.precision() - quantity.scale() <= ColumnWidth.QUANTITY_DIGITS) {
        return quantity;
      }
    }
    reason(field, text, "a quantity such as 2 or 0.125");
    return BigDecimal.ZERO;
  }

  /** A list; empty with a reason when it is none. */
  List<?> list(Field field) {
    int before = reasons.size();
    var value = value(field);
    if (value instanceof List<?> list) {
      return list;
    }
    if (reasons.size() == before) {
      reason(field, Unread.shown(value), "a list");
    }
    return List.of();
  }

  Optional<Currency> currency(Field field) {
    var code = plainText(field);
    try {
      return Optional.of(Currency.getInstance(code));
    } catch (IllegalArgumentException unknown) {
      reason(field, code, "an ISO 4217 currency such as CNY");
      return Optional.empty();
    }
  }

  void reason(Field field, String value, String expected) {
    addReason(
        field,
        value,
        expected,
        "have the channel send it right, or correct %s; then run: daybook quarantine retry"
            .formatted(file));
  }

  private void addReason(Field field, String value, String expected, String next) {
    var shown = field.person() ? masked(value) : shortened(value);
    var reason = new Unreadable(source.place(), prefix + field.label(), shown, expected, next);
    if (!reasons.contains(reason)) {
      reasons.add(reason);
    }
  }

  private static String masked(String value) {
    return value.isEmpty() ? "" : "***";
  }

  private static String shortened(String value) {
    var cut = ColumnWidth.cut(value, SHOWN);
    return cut.length() < value.length() ? cut + "…" : value;
  }
}

package dev.daybook.mapping;

import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.cel.common.types.SimpleType.TIMESTAMP;

import dev.cel.common.types.ListType;
import dev.cel.common.values.NullValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/**
 * Time in CEL. An absent value gives null.
 *
 * <p>{@code time(text, pattern, zone)}: a local time of the zone, read strictly. An hour that comes
 * twice (clocks set back) is the first of the two; a time that never was (clocks set forward) is an
 * error. A pattern with an offset needs no zone and uses none. Where it has {@code [.SSS]}, a
 * fraction of up to nine digits may stand; what is finer than a millisecond is cut off. {@code
 * seconds(x)}, {@code millis(x)}: Unix time as int or digits; 0 is absent. {@code epochSecond(t)}.
 * {@code local(t, pattern, zone)}: text, empty for null. {@code iso(t)}: {@code
 * 2026-11-03T00:00:00Z}, whole seconds, empty for null. {@code latest(list)}: the latest that is
 * there.
 */
final class TimeFunctions {
  private static final String FRACTION = "[.SSS]";
  private static final ConcurrentMap<String, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();
  private static final ConcurrentMap<String, ZoneId> ZONES = new ConcurrentHashMap<>();

  /** Later than any order: a number of milliseconds taken for seconds lies beyond. */
  private static final Instant FAR = Instant.parse("2200-01-01T00:00:00Z");

  private TimeFunctions() {}

  static List<CelFunction> all() {
    return List.of(
        CelFunction.of("time", TIMESTAMP, List.of(DYN, STRING, STRING), TimeFunctions::time),
        CelFunction.of("seconds", TIMESTAMP, List.of(DYN), of -> unix(of[0], 1000, "seconds")),
        CelFunction.of("millis", TIMESTAMP, List.of(DYN), of -> unix(of[0], 1, "milliseconds")),
        CelFunction.of("epochSecond", INT, List.of(TIMESTAMP), TimeFunctions::epochSecond),
        CelFunction.of("iso", STRING, List.of(TIMESTAMP), of -> iso(of[0])),
        CelFunction.of("local", STRING, List.of(TIMESTAMP, STRING, STRING), TimeFunctions::local),
        CelFunction.of(
            "latest",
            TIMESTAMP,
            List.of(ListType.create(TIMESTAMP)),
            of -> latest((List<?>) of[0])));
  }

  /**
   * The formatter of a pattern.
   *
   * @throws IllegalArgumentException when it is none
   */
  static DateTimeFormatter format(String pattern) {
    return FORMATS.computeIfAbsent(pattern, TimeFunctions::strict);
  }

  /**
   * @throws DateTimeException when there is no such zone
   */
  static ZoneId zone(String id) {
    return ZONES.computeIfAbsent(id, ZoneId::of);
  }

  private static DateTimeFormatter strict(String pattern) {
    var proleptic = pattern.contains("G") ? pattern : pattern.replace('y', 'u');
    var parts = proleptic.split(Pattern.quote(FRACTION), -1);
    var format = new DateTimeFormatterBuilder().appendPattern(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      format.appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true).appendPattern(parts[i]);
    }
    return format.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
  }

  private static Object iso(Object time) {
    return time instanceof Instant instant
        ? DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS))
        : "";
  }

  private static Object time(Object[] of) {
    if (of[0] instanceof NullValue) {
      return NullValue.NULL_VALUE;
    }
    var pattern = (String) of[1];
    var zone = (String) of[2];
    var expected = "a time such as %s in %s".formatted(pattern, zone);
    if (!(of[0] instanceof String text)) {
      throw Unread.value(of[0], expected);
    }
    try {
      return instant(text.strip(), format(pattern), zone(zone)).truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException | IllegalArgumentException unreadable) {
      throw Unread.value(text, expected);
    }
  }

  private static Instant instant(String text, DateTimeFormatter format, ZoneId zone) {
    var read = format.parse(text);
    if (read.isSupported(ChronoField.INSTANT_SECONDS)) {
      return Instant.from(read);
    }
    var local = LocalDateTime.of(LocalDate.from(read), timeOfDay(read));
    var offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      throw Unread.value(
          text, "a time that exists in %s: clocks skipped this one".formatted(zone.getId()));
    }
    return local.toInstant(offsets.get(0));
  }

  private static LocalTime timeOfDay(TemporalAccessor read) {
    var time = read.query(TemporalQueries.localTime());
    return time == null ? LocalTime.MIDNIGHT : time;
  }

  private static Object unix(Object value, long factor, String unit) {
    if (value instanceof NullValue) {
      return NullValue.NULL_VALUE;
    }
    var expected = "Unix %s such as %d".formatted(unit, 1772424000000L / factor);
    long number = number(value, expected);
    if (number == 0) {
      return NullValue.NULL_VALUE;
    }
    if (number < 0 || number > FAR.toEpochMilli() / factor) {
      throw Unread.value(value, expected);
    }
    return Instant.ofEpochMilli(number * factor);
  }

  private static long number(Object value, String expected) {
    if (value instanceof Long number) {
      return number;
    }
    if (value instanceof String text && text.matches("\\d{1,18}")) {
      return Long.parseLong(text);
    }
    throw Unread.value(value, expected);
  }

  private static Object epochSecond(Object[] of) {
    if (of[0] instanceof Instant instant) {
      return instant.getEpochSecond();
    }
    throw Unread.value(of[0], "a time");
  }

  private static Object local(Object[] of) {
    return of[0] instanceof Instant instant
        ? format((String) of[1]).format(instant.atZone(zone((String) of[2])))
        : "";
  }

  private static Object latest(List<?> times) {
    Object latest = NullValue.NULL_VALUE;
    for (var time : times) {
      if (time instanceof Instant instant
          && !(latest instanceof Instant soFar && soFar.isAfter(instant))) {
        latest = instant;
      }
    }
    return latest;
  }
}

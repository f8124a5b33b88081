package dev.daybook.cli;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.Window;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code --from} and {@code --to} as they were written: an instant with its offset, or a date or
 * time of the business zone. They are read before anything is opened; which instants they are, the
 * business calendar says.
 */
final class Spans {
  private interface Moment {
    Instant in(BusinessCalendar calendar);
  }

  /** {@code 2026-11-21 14:30} or with a T, with or without seconds. */
  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .toFormatter();

  private final String from;
  private final String to;
  private final Moment start;
  private final Moment end;

  private Spans(String from, String to) {
    this.from = from;
    this.to = to;
    this.start = moment("--from", from);
    this.end = moment("--to", to);
  }

  /**
   * @return empty when neither is given
   */
  static Optional<Spans> of(String from, String to) {
    if (from == null && to == null) {
      return Optional.empty();
    }
    if (from == null || to == null) {
      throw new Usage("--from and --to go together");
    }
    return Optional.of(new Spans(from, to));
  }

  Window in(BusinessCalendar calendar) {
    var first = start.in(calendar);
    var last = end.in(calendar);
    if (!first.isBefore(last)) {
      throw new Usage(
          "--from %s is not before --to %s; expected a half-open range [from, to)"
              .formatted(from, to));
    }
    return new Window(first, last);
  }

  private static Moment moment(String option, String text) {
    try {
      if (text.length() == 10) {
        var date = LocalDate.parse(text);
        return calendar -> calendar.startOf(date);
      }
      if (text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")) {
        var instant = OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        return calendar -> instant;
      }
      var local = LocalDateTime.parse(text.replace('T', ' '), LOCAL);
      return calendar -> only(calendar, option, local);
    } catch (DateTimeException e) {
      throw new Usage(
          ("%s: cannot read '%s' as a time; expected a date or time of the business zone such as 2026-11-21 or"
                  + " '2026-11-21 14:30:00', or an instant such as 2026-11-21T06:30:00Z")
              .formatted(option, text));
    }
  }

  /** A time that the zone's clock skips or shows twice is nobody's to guess. */
  private static Instant only(BusinessCalendar calendar, String option, LocalDateTime local) {
    var rules = calendar.zone().getRules();
    var change = rules.getTransition(local);
    if (change == null) {
      return local.toInstant(rules.getOffset(local));
    }
    var instants =
        Stream.of(change.getOffsetBefore(), change.getOffsetAfter())
            .map(local::toInstant)
            .sorted()
            .toList();
    throw new Usage(
        "%s: the clock of %s %s %s; expected the instant that is meant: %s or %s"
            .formatted(
                option,
                calendar.zone(),
                change.isGap() ? "skips" : "shows twice",
                local,
                instants.get(0),
                instants.get(1)));
  }

  static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new Usage("cannot read '%s' as a business date such as 2026-11-21".formatted(text));
    }
  }
}

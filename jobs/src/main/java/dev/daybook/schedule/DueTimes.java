package dev.daybook.schedule;

import dev.daybook.canonical.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * When things are due by the business zone's clock. A time that the clock skips is moved forward by
 * the gap; of one that it shows twice, the first counts. A date that the zone skipped (Apia,
 * 2011-12-30) is none.
 */
final class DueTimes {
  /** A clock that leaps far ahead must not owe decades. */
  private static final int MOST_DATES = 400;

  private final BusinessCalendar calendar;

  DueTimes(BusinessCalendar calendar) {
    this.calendar = calendar;
  }

  LocalDate today(Instant now) {
    return calendar.dateOf(now);
  }

  /** This time of day on this date. */
  Instant at(LocalDate date, LocalTime time) {
    return ZonedDateTime.of(date, time, calendar.zone()).withEarlierOffsetAtOverlap().toInstant();
  }

  /** When the night that begins at this time of day follows on this business date. */
  Instant night(LocalDate date, LocalTime time) {
    return at(date.plusDays(1), time);
  }

  /**
   * The dates that are due by now and not known yet, oldest first; of a kind that nobody knows, the
   * newest one.
   *
   * @param known the newest date that is known
   * @param due when a date is due, later for later dates
   */
  List<LocalDate> dates(Optional<LocalDate> known, Function<LocalDate, Instant> due, Instant now) {
    return from(known.map(date -> date.plusDays(1)).orElseGet(() -> newest(due, now)))
        .limit(MOST_DATES)
        .takeWhile(date -> !due.apply(date).isAfter(now))
        .toList();
  }

  /** The next date that is not due yet. */
  LocalDate next(Function<LocalDate, Instant> due, Instant now) {
    return from(newest(due, now).plusDays(1)).findFirst().orElseThrow();
  }

  private LocalDate newest(Function<LocalDate, Instant> due, Instant now) {
    return Stream.iterate(today(now), date -> date.minusDays(1))
        .filter(this::exists)
        .filter(date -> !due.apply(date).isAfter(now))
        .findFirst()
        .orElseThrow();
  }

  private Stream<LocalDate> from(LocalDate first) {
    return Stream.iterate(first, date -> date.plusDays(1)).filter(this::exists);
  }

  private boolean exists(LocalDate date) {
    return calendar.startOf(date).isBefore(calendar.startOf(date.plusDays(1)));
  }

  /** The newest multiple of this time since the beginning of its business date, up to now. */
  Instant newest(Duration every, Instant now) {
    var start = calendar.startOf(today(now));
    return start.plus(every.multipliedBy(Duration.between(start, now).dividedBy(every)));
  }

  /** The next multiple; the beginning of the next business date is always one. */
  Instant next(Duration every, Instant now) {
    var next = newest(every, now).plus(every);
    var tomorrow = calendar.startOf(today(now).plusDays(1));
    return next.isBefore(tomorrow) ? next : tomorrow;
  }

  /** The newest of these times of day up to now; empty when there are none. */
  Optional<Instant> newest(List<LocalTime> times, Instant now) {
    return around(times, now).filter(at -> !at.isAfter(now)).max(Instant::compareTo);
  }

  Optional<Instant> next(List<LocalTime> times, Instant now) {
    return around(times, now).filter(at -> at.isAfter(now)).min(Instant::compareTo);
  }

  private Stream<Instant> around(List<LocalTime> times, Instant now) {
    return Stream.of(-1, 0, 1)
        .map(days -> today(now).plusDays(days))
        .flatMap(date -> times.stream().map(time -> at(date, time)));
  }
}

package dev.daybook.notify;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The hours in which only some severities are told; the others are held back until they are over.
 * Where the clock is set back they last from the first {@code from} to the last {@code to}, so that
 * nobody is woken by the hour that comes twice.
 *
 * @param from on the clock of the zone; after {@code to} when they go over midnight
 * @param pass what is told all the same
 */
public record QuietHours(LocalTime from, LocalTime to, Set<Severity> pass, ZoneId zone) {
  public QuietHours {
    if (from.equals(to)) {
      throw new IllegalArgumentException("quiet hours need a beginning and another end");
    }
    pass = Set.copyOf(pass);
  }

  /** When the quiet hours end in which this instant lies; empty when it lies in none. */
  Optional<Instant> until(Instant now) {
    var today = now.atZone(zone).toLocalDate();
    return Stream.of(today.minusDays(1), today)
        .filter(date -> !now.isBefore(begin(date)) && now.isBefore(end(date)))
        .map(this::end)
        .findFirst();
  }

  private Instant begin(LocalDate date) {
    return ZonedDateTime.of(date, from, zone).withEarlierOffsetAtOverlap().toInstant();
  }

  private Instant end(LocalDate date) {
    var last = from.isBefore(to) ? date : date.plusDays(1);
    return ZonedDateTime.of(last, to, zone).withLaterOffsetAtOverlap().toInstant();
  }
}

package dev.daybook.schedule;

import dev.daybook.home.Config;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.stream.Stream;

/**
 * When nights begin: once a date, at the night's time on the business zone's clock. A time that the
 * clock skips is moved forward by the gap; of one that it shows twice, the first counts.
 */
final class NightTimes {
  private NightTimes() {}

  /** The first beginning of a night after this instant. */
  static Instant after(Config config, Instant instant) {
    // The day before: a gap may have moved its night into this one.
    var first = config.calendar().dateOf(instant).minusDays(1);
    return Stream.iterate(first, date -> date.plusDays(1))
        .map(date -> of(config, date))
        .filter(instant::isBefore)
        .findFirst()
        .orElseThrow();
  }

  private static Instant of(Config config, LocalDate date) {
    return ZonedDateTime.of(date, config.night(), config.calendar().zone())
        .withEarlierOffsetAtOverlap()
        .toInstant();
  }
}

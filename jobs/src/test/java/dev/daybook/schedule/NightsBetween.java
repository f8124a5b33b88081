package dev.daybook.schedule;

import dev.daybook.canonical.BusinessCalendar;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** When nights are due, for the tests of other packages. */
public final class NightsBetween {
  private NightsBetween() {}

  /** All nights after {@code from} and before {@code to}, oldest first. */
  public static List<Instant> of(ZoneId zone, LocalTime night, Instant from, Instant to) {
    var calendar = new BusinessCalendar(zone);
    var times = new DueTimes(calendar);
    return calendar
        .dateOf(from)
        .minusDays(2)
        .datesUntil(calendar.dateOf(to))
        .map(date -> times.night(date, night))
        .filter(due -> due.isAfter(from) && due.isBefore(to))
        .toList();
  }
}

package dev.daybook.canonical;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Which instants belong to which business date: a calendar day in the business zone, of 23, 24 or
 * 25 hours.
 */
public record BusinessCalendar(ZoneId zone) {
  public LocalDate dateOf(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /**
   * The whole business date as UTC time. A date that its zone skipped (Apia, 2011-12-30) has no
   * window.
   */
  public Window window(LocalDate date) {
    return new Window(startOf(date), startOf(date.plusDays(1)));
  }

  public Instant startOf(LocalDate date) {
    return date.atStartOfDay(zone).toInstant();
  }
}

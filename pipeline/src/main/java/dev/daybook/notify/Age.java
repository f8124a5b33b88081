package dev.daybook.notify;

import java.time.Duration;

/** How long something lasts, as people say it: {@code 4 h 20 min}. */
final class Age {
  private static final int HOURS_A_DAY = 24;

  private Age() {}

  static String of(Duration age) {
    if (age.toMinutes() < 1) {
      return "less than a minute";
    }
    if (age.toDays() > 0) {
      return two(age.toDays(), "d", age.toHours() % HOURS_A_DAY, "h");
    }
    return age.toHours() > 0
        ? two(age.toHours(), "h", age.toMinutesPart(), "min")
        : age.toMinutes() + " min";
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    return small == 0
        ? "%d %s".formatted(large, largeUnit)
        : "%d %s %d %s".formatted(large, largeUnit, small, smallUnit);
  }
}

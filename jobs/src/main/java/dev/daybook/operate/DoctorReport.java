package dev.daybook.operate;

import java.util.List;

/** What was looked at, and whether Daybook can run like this. */
public record DoctorReport(boolean healthy, List<Check> checks) {
  /** WARN lets Daybook run, slower or with less safety; FAIL does not. */
  public enum Level {
    OK,
    WARN,
    FAIL
  }

  /**
   * One thing that was looked at.
   *
   * @param name such as {@code database.timeZone}
   * @param nextStep what to do; empty when all is well
   */
  public record Check(String name, Level level, String found, String expected, String nextStep) {
    static Check ok(String name, String found, String expected) {
      return new Check(name, Level.OK, found, expected, "");
    }
  }

  static DoctorReport of(List<Check> checks) {
    return new DoctorReport(
        checks.stream().noneMatch(check -> check.level() == Level.FAIL), List.copyOf(checks));
  }
}

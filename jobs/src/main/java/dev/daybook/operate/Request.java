package dev.daybook.operate;

import dev.daybook.canonical.Window;
import dev.daybook.coverage.Cause;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How an operator or a schedule asks for work on a shop.
 *
 * @param range empty for all that is owed
 * @param date the business date that it is done for; empty when it is for none
 * @param dryRun only tells what would be done
 * @param stop turns true when the work must end at the next page or chunk
 */
public record Request(
    Cause cause,
    String operator,
    Optional<Window> range,
    Optional<LocalDate> date,
    boolean dryRun,
    Progress progress,
    BooleanSupplier stop) {
  public static Request by(String operator) {
    return new Request(
        Cause.OPERATOR,
        operator,
        Optional.empty(),
        Optional.empty(),
        false,
        Progress.SILENT,
        () -> false);
  }

  public static Request bySchedule() {
    return new Request(
        Cause.SCHEDULE,
        "schedule",
        Optional.empty(),
        Optional.empty(),
        false,
        Progress.SILENT,
        () -> false);
  }

  public Request over(Optional<Window> range) {
    return new Request(cause, operator, range, date, dryRun, progress, stop);
  }

  public Request of(LocalDate date) {
    return new Request(cause, operator, range, Optional.of(date), dryRun, progress, stop);
  }

  public Request dry(boolean dryRun) {
    return new Request(cause, operator, range, date, dryRun, progress, stop);
  }

  public Request telling(Progress progress) {
    return new Request(cause, operator, range, date, dryRun, progress, stop);
  }

  public Request until(BooleanSupplier stop) {
    return new Request(cause, operator, range, date, dryRun, progress, stop);
  }
}

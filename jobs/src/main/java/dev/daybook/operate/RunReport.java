package dev.daybook.operate;

import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.ShopId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A run as its row tells it.
 *
 * @param shop null for a run over no single shop
 * @param cause {@code SCHEDULE}, {@code OPERATOR}, {@code BACKFILL} or {@code REPLAY}
 * @param date the business date it is for; null when it is for none
 * @param from with {@code to}: the range it was asked for, UTC, half-open; null for all that is
 *     owed
 * @param state {@code RUNNING}, {@code DONE}, {@code INCOMPLETE}, {@code STOPPED}, {@code FAILED},
 *     or {@code DEAD}: its process ended before it could end it
 * @param planned windows to pull, or documents of a replay, each twice; 0 when there are none
 * @param done how many of these are done
 * @param records landed; {@code booked} have an outcome, also of records that were landed before
 * @param calls made to the channel
 * @param recordsPerMinute since its start: of those landed or those booked, whichever are more
 * @param endsAt when a running one is expected to be done; null when nobody knows
 * @param waitsFor what a running one waits for, in words; null when it is at work
 * @param process {@code HOST:PID:START}
 * @param aliveAt its last sign of life
 * @param stopBy who has asked it to stop by {@code runs stop}; null when nobody has
 * @param accounts what became of its records; null when it has not ended or fetched none
 */
public record RunReport(
    long runId,
    String kind,
    ShopId shop,
    String cause,
    String operator,
    LocalDate date,
    Instant from,
    Instant to,
    String state,
    int planned,
    int done,
    long records,
    long booked,
    long calls,
    long recordsPerMinute,
    Instant endsAt,
    String waitsFor,
    Instant startedAt,
    Instant aliveAt,
    Instant endedAt,
    String process,
    String stopBy,
    Instant stopAt,
    String message,
    Accounts accounts) {
  /** {@code more} says that there are further ones. */
  public record Listed(List<RunReport> runs, boolean more) {}

  /** Whether nothing can be at work on it any more. */
  public boolean hasEnded() {
    return !state.equals(RunStanding.RUNNING.name());
  }
}

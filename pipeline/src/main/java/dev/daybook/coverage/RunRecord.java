package dev.daybook.coverage;

import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A run as its row tells it.
 *
 * @param shop null for a run over no single shop
 * @param businessDate null when it is for no single date
 * @param range null for all that is owed
 * @param alive whether its process is at work on it; false also for a run that has ended
 * @param process as {@link Processes#self()}
 * @param endedAt null while it is RUNNING
 * @param accounts its sums as JSON; null when it has none
 * @param stopBy who has asked it to stop by {@link RunRecords#askToStop}; null when nobody has
 */
public record RunRecord(
    long id,
    String kind,
    Cause cause,
    String operator,
    ShopId shop,
    LocalDate businessDate,
    Window range,
    RunState state,
    boolean alive,
    String process,
    Instant startedAt,
    Instant aliveAt,
    Instant endedAt,
    String message,
    String accounts,
    RunProgress progress,
    String stopBy,
    Instant stopAt) {
  /** RUNNING, but its process has ended: the next start on its shop ends its row. */
  public boolean isDead() {
    return state == RunState.RUNNING && !alive;
  }
}

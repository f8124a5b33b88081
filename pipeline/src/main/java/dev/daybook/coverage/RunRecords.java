package dev.daybook.coverage;

import dev.daybook.canonical.ShopId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The runs of every process on this database: to be looked at, and to be asked to stop. */
@Component
public class RunRecords {
  private static final int PAGE = 200;
  private static final int LONGEST_NAME = 64;

  private final RunRecordMapper records;
  private final Runs runs;
  private final Clock clock;

  RunRecords(RunRecordMapper records, Runs runs, Clock clock) {
    this.records = records;
    this.runs = runs;
    this.clock = clock;
  }

  /**
   * Newest first.
   *
   * @param shop empty for all shops
   * @param state empty for all states
   * @param wanted which of them are given
   * @param most at most so many
   */
  public List<RunRecord> newest(
      Optional<ShopId> shop, Optional<RunState> state, Predicate<RunRecord> wanted, int most) {
    var found = new ArrayList<RunRecord>();
    long before = Long.MAX_VALUE;
    List<RunRecordRow> page;
    do {
      page = records.newest(shop.orElse(null), state.orElse(null), before, PAGE);
      for (var row : page) {
        before = row.runId();
        Optional.of(record(row)).filter(wanted).ifPresent(found::add);
        if (found.size() == most) {
          return found;
        }
      }
    } while (page.size() == PAGE);
    return found;
  }

  public Optional<RunRecord> find(long runId) {
    return Optional.ofNullable(records.find(runId)).map(this::record);
  }

  /**
   * Asks the run to stop at its next page or chunk, in whatever process it is. Does nothing when it
   * is not RUNNING any more; the first who asks is kept.
   */
  public void askToStop(long runId, String by) {
    records.askToStop(
        runId, by.length() <= LONGEST_NAME ? by : by.substring(0, LONGEST_NAME), clock.instant());
  }

  private RunRecord record(RunRecordRow row) {
    return row.record(
        row.state() == RunState.RUNNING && runs.isAlive(row.runId(), row.process(), row.aliveAt()));
  }
}

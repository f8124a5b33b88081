package dev.daybook.operate;

import dev.daybook.channel.Waiting;
import dev.daybook.coverage.RunRecord;
import dev.daybook.coverage.RunRecords;
import dev.daybook.operate.RunReport.Listed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Verbs {@code runs list}, {@code show} and {@code stop}: the runs of every process. */
@Component
public class RunDesk {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final RunRecords records;
  private final KnownShops shops;
  private final Waiting waiting;
  private final Clock clock;

  RunDesk(RunRecords records, KnownShops shops, Waiting waiting, Clock clock) {
    this.records = records;
    this.shops = shops;
    this.waiting = waiting;
    this.clock = clock;
  }

  /**
   * Newest first.
   *
   * @throws AskedWrongly for a shop that nobody has heard of
   */
  public Listed list(RunQuery query) {
    shops.require(query.shop());
    var found =
        records.newest(
            query.shop(),
            query.standing().map(RunStanding::state),
            run -> query.standing().map(RunStanding.of(run)::equals).orElse(true),
            query.limit() + 1);
    return new Listed(
        found.stream().limit(query.limit()).map(this::report).toList(),
        found.size() > query.limit());
  }

  /**
   * @throws AskedWrongly when there is no such run
   */
  public RunReport show(long runId) {
    return records
        .find(runId)
        .map(this::report)
        .orElseThrow(
            () -> new AskedWrongly("there is no run %d; next: daybook runs list".formatted(runId)));
  }

  /**
   * Asks a run of any process to stop at its next page or chunk, and waits for its end.
   *
   * @param patience for how long it is waited for
   * @return the run as it is then
   * @throws NothingToStop when it is not at work
   */
  public RunReport stop(long runId, String operator, Duration patience) {
    var run = show(runId);
    if (run.hasEnded()) {
      throw new NothingToStop(run);
    }
    records.askToStop(runId, operator);
    long begun = waiting.nanoTime();
    do {
      run = show(runId);
      if (run.hasEnded()) {
        return run;
      }
      waiting.pass(LOOK);
    } while (waiting.nanoTime() - begun < patience.toNanos());
    return run;
  }

  private RunReport report(RunRecord run) {
    var progress = run.progress();
    return new RunReport(
        run.id(),
        run.kind(),
        run.shop(),
        run.cause().name(),
        run.operator(),
        run.businessDate(),
        run.range() == null ? null : run.range().from(),
        run.range() == null ? null : run.range().to(),
        RunStanding.of(run).name(),
        progress.planned(),
        progress.done(),
        progress.records(),
        progress.booked(),
        progress.calls(),
        perMinute(Math.max(progress.records(), progress.booked()), run),
        run.isDead() ? null : progress.endsAt(),
        run.isDead() ? null : progress.waitsFor(),
        run.startedAt(),
        run.aliveAt(),
        run.endedAt(),
        run.process(),
        run.stopBy(),
        run.stopAt(),
        run.message(),
        run.accounts() == null ? null : AccountsText.read(run.accounts()));
  }

  private long perMinute(long records, RunRecord run) {
    var passed = Duration.between(run.startedAt(), end(run));
    return records * Duration.ofMinutes(1).toMillis() / Math.max(1_000, passed.toMillis());
  }

  private Instant end(RunRecord run) {
    if (run.endedAt() != null) {
      return run.endedAt();
    }
    return run.isDead() ? run.aliveAt() : clock.instant();
  }
}

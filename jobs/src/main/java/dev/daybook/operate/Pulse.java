package dev.daybook.operate;

import dev.daybook.channel.Watcher;
import dev.daybook.coverage.RunProgress;
import dev.daybook.coverage.Runs;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The pulse of a run at work: at most once a second its row is told how far it is, and says whether
 * somebody asks it to stop. Once heard, a stop is never taken back. Beats by the machine's own
 * time, whatever the clock says.
 */
final class Pulse implements Watcher {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
  private static final long BEAT = Duration.ofSeconds(1).toNanos();

  /** For how long what is landed is still booked after a stop: a run ends within ten seconds. */
  private static final long GRACE = Duration.ofSeconds(4).toNanos();

  private final long runId;
  private final Function<RunProgress, Optional<String>> row;
  private final BooleanSupplier asked;
  private final LongSupplier nanoTime;
  private RunProgress progress = RunProgress.NONE;
  private String stopBy;
  private boolean stopped;
  private long stoppedAt;
  private long lastBeat;

  /** As the other one, in whichever transaction is at work. */
  Pulse(Runs runs, long runId, BooleanSupplier asked, LongSupplier nanoTime) {
    this(runId, progress -> runs.tell(runId, progress), asked, nanoTime);
  }

  /**
   * @param row tells the run's row how far it is, and gives who has asked the run to stop
   * @param asked whether this process asks it to stop
   */
  Pulse(
      long runId,
      Function<RunProgress, Optional<String>> row,
      BooleanSupplier asked,
      LongSupplier nanoTime) {
    this.runId = runId;
    this.row = row;
    this.asked = asked;
    this.nanoTime = nanoTime;
    this.lastBeat = nanoTime.getAsLong() - BEAT;
  }

  synchronized RunProgress progress() {
    return progress;
  }

  synchronized void update(UnaryOperator<RunProgress> change) {
    progress = change.apply(progress);
  }

  @Override
  public void waitsFor(String what) {
    update(before -> before.waiting(what));
  }

  /** Who has asked by the run's row; empty when nobody has, also when this process asks. */
  synchronized Optional<String> stopBy() {
    return Optional.ofNullable(stopBy);
  }

  /**
   * Whether the run must stop.
   *
   * @throws dev.daybook.coverage.LostRun when it was ended from outside
   */
  @Override
  public synchronized boolean getAsBoolean() {
    long now = nanoTime.getAsLong();
    if (now - lastBeat >= BEAT) {
      lastBeat = now;
      beat();
    }
    if (!stopped && (stopBy != null || asked.getAsBoolean())) {
      stopped = true;
      stoppedAt = now;
    }
    return stopped;
  }

  /** Whether it has had to stop for so long that what is landed must wait for the next run. */
  synchronized boolean isOver() {
    return getAsBoolean() && nanoTime.getAsLong() - stoppedAt >= GRACE;
  }

  /** Tells the row how it stands now, before its run ends. */
  synchronized void last() {
    beat();
  }

  /** A database that is away for a moment ends no wait: the run's own writes find it or fail. */
  private void beat() {
    try {
      row.apply(progress).ifPresent(who -> stopBy = who);
    } catch (DataAccessException | TransactionException away) {
      LOG.warn("run {} cannot tell how far it is: {}", runId, Why.of(away));
    }
  }
}

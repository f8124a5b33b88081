package dev.daybook.operate;

import dev.daybook.canonical.Watch;
import dev.daybook.coverage.LostRun;
import dev.daybook.coverage.RunProgress;
import dev.daybook.coverage.RunStart;
import dev.daybook.coverage.RunState;
import dev.daybook.coverage.Runs;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Work on the orders of all shops. It gets its row when there is something to do, so that others
 * see it and can stop it. The row is written in transactions of its own: whoever stops it must not
 * wait for a lock of the work.
 */
final class StationRun implements Watch {
  private static final Logger LOG = LoggerFactory.getLogger(StationRun.class);

  private final RunStart start;
  private final Runs runs;
  private final TransactionTemplate alone;
  private final BooleanSupplier asked;
  private Pulse pulse;
  private long id;
  private boolean stopped;

  /**
   * @param alone begins a transaction of its own, whichever is at work
   * @param asked whether this process asks it to stop
   */
  StationRun(RunStart start, Runs runs, TransactionTemplate alone, BooleanSupplier asked) {
    this.start = start;
    this.runs = runs;
    this.alone = alone;
    this.asked = asked;
  }

  @Override
  public boolean mustStop() {
    if (pulse == null && asked.getAsBoolean()) {
      stopped = true;
      return true;
    }
    if (pulse == null) {
      begin();
    }
    stopped = pulse.getAsBoolean();
    return stopped;
  }

  private void begin() {
    id =
        alone.execute(
            status -> {
              runs.reapShopless();
              return runs.start(start).id();
            });
    pulse = new Pulse(id, this::tell, asked, System::nanoTime);
  }

  /** Whoever took this process for dead has ended its row, and not its work: it goes on. */
  private Optional<String> tell(RunProgress progress) {
    try {
      return alone.execute(status -> runs.tell(id, progress));
    } catch (LostRun takenForDead) {
      return Optional.empty();
    }
  }

  @Override
  public void done(int orders) {
    pulse.update(before -> before.landing(orders));
  }

  /** Who has stopped it; empty when it was not. */
  String stopWords() {
    return stopped
        ? Optional.ofNullable(pulse)
            .flatMap(Pulse::stopBy)
            .map("stopped as %s asked; the next one goes on"::formatted)
            .orElse("stopped as asked; the next one goes on")
        : "";
  }

  void end() {
    if (pulse != null) {
      pulse.last();
      try {
        runs.end(id, stopped ? RunState.STOPPED : RunState.DONE, stopWords(), null);
      } catch (LostRun takenForDead) {
        LOG.warn("its work is done all the same: {}", takenForDead.getMessage());
      }
    }
  }

  void endFailed(Throwable failure) {
    if (pulse != null) {
      try {
        runs.end(id, RunState.FAILED, Why.of(failure), null);
      } catch (LostRun | DataAccessException e) {
        // The next run finds it at work nowhere and ends its row.
        failure.addSuppressed(e);
      }
    }
  }
}

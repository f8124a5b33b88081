package dev.daybook.coverage;

import dev.daybook.canonical.ShopId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who is at work: one run at a time and shop. A run holds its shop by its row alone, so a killed
 * process holds nothing: the next start finds it dead, ends its run and goes on. Nor does a run of
 * this process whose end the database did not take: what is at work here is known here.
 */
@Component
public class Runs {
  private static final String PROCESS_ENDED = "process ended";
  private static final int LONGEST_MESSAGE = 2000;
  private static final int LONGEST_WAIT = 200;

  private final RunMapper runs;
  private final ShopMapper shopRows;
  private final Shops shops;
  private final Processes processes;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Set<Long> atWork = ConcurrentHashMap.newKeySet();

  Runs(
      RunMapper runs,
      ShopMapper shopRows,
      Shops shops,
      Processes processes,
      TransactionTemplate transactions,
      Clock clock) {
    this.runs = runs;
    this.shopRows = shopRows;
    this.shops = shops;
    this.processes = processes;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @throws ShopBusy when a living run holds the shop
   */
  public Run start(RunStart start) {
    var shopId = start.shop() == null ? null : (Integer) shops.idOf(start.shop());
    var run = new NewRun(start, shopId, processes.self(), clock.instant());
    try {
      transactions.executeWithoutResult(
          status -> {
            if (shopId != null) {
              claim(start.shop(), shopId);
            }
            runs.insert(run);
            // Before the row can be seen, or another start takes the run for dead.
            atWork.add(run.runId());
          });
      return new Run(run.runId());
    } catch (RuntimeException | Error failed) {
      if (run.runId() != null) {
        abandon(run.runId());
      }
      throw failed;
    }
  }

  /** The shop's row is locked, so that two starts cannot both find it free. */
  private void claim(ShopId shop, int shopId) {
    shopRows.lock(shopId);
    for (var holder : runs.runningOf(shopId)) {
      if (isAlive(holder)) {
        throw new ShopBusy(shop, holder);
      }
      endDead(holder);
    }
  }

  private boolean isAlive(RunRow run) {
    return isAlive(run.runId(), run.process(), run.aliveAt());
  }

  /** Whether the process of a RUNNING run is at work on it. */
  boolean isAlive(long runId, String process, Instant aliveAt) {
    boolean ours = process.equals(processes.self());
    return (!ours || atWork.contains(runId)) && processes.isAlive(process, aliveAt);
  }

  /**
   * A sign of life.
   *
   * @throws LostRun when the run was ended from outside; stop working then
   */
  public void heartbeat(long runId) {
    if (runs.heartbeat(runId, clock.instant()) == 0) {
      throw new LostRun(runId);
    }
  }

  /**
   * Ends the run. Its work is over also when the database refuses: the row is left RUNNING then and
   * the next start ends it.
   *
   * @param accounts the run's sums as JSON; null for a run that fetched nothing
   * @throws LostRun when the run was ended from outside
   */
  public void end(long runId, RunState state, String message, String accounts) {
    if (state == RunState.RUNNING) {
      throw new IllegalArgumentException("a run does not end as RUNNING");
    }
    try {
      if (runs.end(runId, state, cut(message, LONGEST_MESSAGE), accounts, clock.instant()) == 0) {
        throw new LostRun(runId);
      }
    } finally {
      abandon(runId);
    }
  }

  /** The run's work in this process is over, whatever its row says. */
  public void abandon(long runId) {
    atWork.remove(runId);
  }

  /**
   * Ends the runs of no single shop whose process is dead, as FAILED. A shop's are left to the next
   * start on it: whoever has a clock that is wrong would end the work of all others.
   *
   * @return how many were ended
   */
  public int reapShopless() {
    return runs.runningOfNoShop().stream()
        .filter(run -> !isAlive(run))
        .mapToInt(this::endDead)
        .sum();
  }

  private int endDead(RunRow run) {
    return runs.end(run.runId(), RunState.FAILED, PROCESS_ENDED, null, clock.instant());
  }

  /**
   * A sign of life that tells how far the run is.
   *
   * @return who has asked the run to stop; empty when nobody has
   * @throws LostRun when the run was ended from outside; stop working then
   */
  public Optional<String> tell(long runId, RunProgress progress) {
    var waitsFor = cut(progress.waitsFor(), LONGEST_WAIT);
    if (runs.tell(runId, progress, waitsFor, clock.instant()) == 0) {
      throw new LostRun(runId);
    }
    return Optional.ofNullable(runs.stopBy(runId));
  }

  private static String cut(String text, int longest) {
    return text == null || text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}

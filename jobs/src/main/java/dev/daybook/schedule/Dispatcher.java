package dev.daybook.schedule;

import dev.daybook.home.Config;
import dev.daybook.operate.Request;
import dev.daybook.operate.RunAlerts;
import dev.daybook.operate.Why;
import dev.daybook.schedule.OwedRuns.Claim;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Works off the run ledger: takes what is owed, as many shops at a time as the configuration
 * allows, and gives signs of life for it. What is no single shop's waits for no place: shops that
 * never end must not keep the others' orders. Whoever wakes it, however often, changes nothing but
 * the time.
 */
@Component
class Dispatcher implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final int SECONDS_BETWEEN_SIGNS = 20;

  /** The wake-up of all processes may wake one that has no place left, again and again. */
  private static final int SECONDS_BETWEEN_LOOKS = 20;

  /** Runs end at the next page or chunk; a page may take its channel's whole patience. */
  private static final int LONGEST_END_SECONDS = 120;

  private final Map<String, ScheduledKind> kinds;
  private final OwedRuns ledger;
  private final RunAlerts alerts;
  private final Clock clock;
  private final int places;
  private final Map<Claim, AtomicBoolean> atWork = new ConcurrentHashMap<>();
  private final ExecutorService workers;
  private final ScheduledExecutorService signs;
  private final ScheduledExecutorService looks;
  private volatile boolean closed;

  Dispatcher(
      List<ScheduledKind> kinds, OwedRuns ledger, RunAlerts alerts, Config config, Clock clock) {
    this.kinds = kinds.stream().collect(Collectors.toMap(ScheduledKind::name, Function.identity()));
    this.ledger = ledger;
    this.alerts = alerts;
    this.clock = clock;
    this.places = config.shopsAtOnce();
    this.workers = Executors.newCachedThreadPool(Dispatcher::thread);
    this.signs = Executors.newSingleThreadScheduledExecutor(Dispatcher::thread);
    this.looks = Executors.newSingleThreadScheduledExecutor(Dispatcher::thread);
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "scheduled");
    thread.setDaemon(true);
    return thread;
  }

  /** From now on it gives signs of life, and looks by itself for what it has places for. */
  void start() {
    signs.scheduleWithFixedDelay(
        this::giveSigns, SECONDS_BETWEEN_SIGNS, SECONDS_BETWEEN_SIGNS, TimeUnit.SECONDS);
    looks.scheduleWithFixedDelay(this::wakeAgain, 0, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
  }

  /** Owes what has become due, and begins what is owed as far as there are places. */
  synchronized void wake() {
    if (closed) {
      return;
    }
    ledger.tidy();
    var known = ledger.known();
    var now = clock.instant();
    kinds.values().forEach(kind -> owe(kind, known, now));
    ledger.takeable(this::canWait).stream()
        .filter(this::hasPlace)
        .forEach(owed -> ledger.take(owed).ifPresent(this::begin));
  }

  private boolean canWait(OwedRun owed) {
    return Optional.ofNullable(kinds.get(owed.kind())).filter(ScheduledKind::canWait).isPresent();
  }

  /** What is no single shop's needs none; what can wait leaves half of them to the others. */
  private boolean hasPlace(OwedRun owed) {
    return owed.shop().isEmpty()
        || atWork(run -> !run.shop().isEmpty()) < places
            && (!canWait(owed) || atWork(this::canWait) < Math.max(1, places / 2));
  }

  /** One kind that cannot tell what is due keeps no other from its turn. */
  private void owe(ScheduledKind kind, OwedRuns.Known known, Instant now) {
    try {
      kind.owe(ledger, known, now);
    } catch (RuntimeException e) {
      LOG.error("{}: what is due cannot be told; the next wake-up tries again", kind.name(), e);
    }
  }

  private long atWork(Predicate<OwedRun> which) {
    return atWork.keySet().stream().map(Claim::run).filter(which).count();
  }

  private void begin(Claim claim) {
    atWork.put(claim, new AtomicBoolean());
    workers.execute(() -> work(claim));
  }

  private void work(Claim claim) {
    Thread.currentThread().setName(claim.run().subject());
    try {
      var ended = run(claim);
      if (!ended.message().isEmpty()) {
        LOG.warn("{}: {}", claim.run(), ended.message());
      }
      if (!ledger.end(claim, ended)) {
        LOG.warn("{}: another process has taken it over", claim.run());
      }
      if (ended.how() == Ended.How.BROKEN || claim.failures() > 0) {
        alerts.look();
      }
    } catch (RuntimeException e) {
      // Its row stays RUNNING without signs of life, and is taken again.
      LOG.error("{}: its end could not be written", claim.run(), e);
    } finally {
      atWork.remove(claim);
    }
    wakeAgain();
  }

  private Ended run(Claim claim) {
    var kind = kinds.get(claim.run().kind());
    if (kind == null) {
      return Ended.left("nothing here knows runs of kind " + claim.run().kind());
    }
    var lost = atWork.get(claim);
    try {
      return kind.run(claim.run(), Request.bySchedule().until(() -> closed || lost.get()));
    } catch (RuntimeException e) {
      LOG.error("{} broke off", claim.run(), e);
      return Ended.broken(e);
    }
  }

  /** What has just ended may be what the next station waits for. */
  private void wakeAgain() {
    try {
      wake();
    } catch (RuntimeException e) {
      LOG.warn("the run ledger cannot be read; the next wake-up tries again: {}", Why.of(e));
    }
  }

  private void giveSigns() {
    atWork.forEach(
        (claim, lost) -> {
          try {
            lost.set(!ledger.alive(claim));
          } catch (RuntimeException e) {
            LOG.warn("{}: no sign of life could be written: {}", claim.run(), Why.of(e));
          }
        });
  }

  /** Asks what is at work to stop, and waits for it. */
  @Override
  public void destroy() throws InterruptedException {
    synchronized (this) {
      closed = true;
    }
    workers.shutdown();
    if (!workers.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("runs that did not end: {}", atWork.keySet().stream().map(Claim::run).toList());
    }
    signs.shutdownNow();
    looks.shutdownNow();
  }
}

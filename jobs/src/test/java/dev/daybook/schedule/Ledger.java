package dev.daybook.schedule;

import static org.awaitility.Awaitility.await;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.ShopId;
import dev.daybook.coverage.Processes;
import dev.daybook.home.Config;
import dev.daybook.home.Config.Schedules;
import dev.daybook.operate.Request;
import dev.daybook.operate.RunAlerts;
import dev.daybook.operate.Sync;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The real run ledger of an open Daybook, but of these shops only: their nights, and their syncs
 * during the day. For the tests of other packages.
 */
public final class Ledger implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Beans daybook;
  private final Clock clock;
  private final OwedRuns runs;
  private final List<ScheduledKind> kinds;
  private final Dispatcher dispatcher;
  private final AtomicInteger begun = new AtomicInteger();
  private volatile BooleanSupplier stop = () -> false;

  /** The components of an open Daybook. */
  public interface Beans {
    <T> T get(Class<T> type);
  }

  /**
   * When things are due.
   *
   * @param intraday null for none
   */
  public record Plan(ZoneId zone, LocalTime night, Duration intraday) {}

  private Ledger(Beans daybook, Clock clock, Plan plan, List<ShopId> shops) {
    this.daybook = daybook;
    this.clock = clock;
    var config = config(daybook.get(Config.class), plan, shops);
    var sync = new ShopSync(daybook.get(Sync.class));
    this.runs = daybook.get(OwedRuns.class);
    this.kinds =
        List.of(
            new Counting(new IntradayKind(config, sync)),
            new Counting(new NightKind(config, sync)));
    this.dispatcher = new Dispatcher(kinds, runs, daybook.get(RunAlerts.class), config, clock);
  }

  /** With nothing in it yet. */
  public static Ledger empty(Beans daybook, Clock clock, Plan plan, ShopId shop) {
    var ledger = new Ledger(daybook, clock, plan, List.of(shop));
    ledger.sql().sql("DELETE FROM owed_run").update();
    return ledger;
  }

  /** As it stands in the database. */
  public static Ledger of(Beans daybook, Clock clock, Plan plan, ShopId shop) {
    return new Ledger(daybook, clock, plan, List.of(shop));
  }

  private static Config config(Config all, Plan plan, List<ShopId> shops) {
    return new Config(
        new BusinessCalendar(plan.zone()),
        all.database(),
        all.shops().stream().filter(shop -> shops.contains(shop.id())).toList(),
        new Schedules(
            plan.night(), Optional.ofNullable(plan.intraday()), Optional.empty(), List.of()),
        all.patience(),
        all.inboxAge(),
        all.shopsAtOnce());
  }

  /** Counts what is begun here, and lets the test watch it. */
  private final class Counting implements ScheduledKind {
    private final ScheduledKind kind;

    Counting(ScheduledKind kind) {
      this.kind = kind;
    }

    @Override
    public String name() {
      return kind.name();
    }

    @Override
    public void owe(OwedRuns ledger, OwedRuns.Known known, Instant now) {
      kind.owe(ledger, known, now);
    }

    @Override
    public List<Due> next(Instant now) {
      return kind.next(now);
    }

    @Override
    public Ended run(OwedRun owed, Request request) {
      begun.incrementAndGet();
      return kind.run(
          owed, request.until(() -> stop.getAsBoolean() || request.stop().getAsBoolean()));
    }
  }

  /** Asked by each run that begins here, at every page and chunk. */
  public Ledger asking(BooleanSupplier stop) {
    this.stop = stop;
    return this;
  }

  /** Wakes it, and waits until nothing that is due is left. */
  public void wake() {
    dispatcher.wake();
    await().atMost(LONGEST_WAIT).pollInterval(Duration.ofMillis(10)).until(() -> left() == 0);
  }

  /** Wakes it once; what is being done by others is left to them. */
  public void wakeOnly() {
    dispatcher.wake();
  }

  /** Runs at work, and those that could be taken: asked at once, for one becomes the other. */
  private long left() {
    return sql()
        .sql(
            "SELECT COUNT(*) FROM owed_run WHERE state = 'RUNNING' OR state = 'OWED' AND not_before"
                + " <= ?")
        .param(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  /** How many runs were begun here. */
  public int begun() {
    return begun.get();
  }

  /** Owes what is due, and takes the first of it in the name of another process. */
  public Taken takeAs(String process) {
    var known = runs.known();
    kinds.forEach(kind -> kind.owe(runs, known, clock.instant()));
    var other = new OwedRuns(daybook.get(OwedRunMapper.class), named(process), clock);
    var claim = other.take(other.takeable(run -> false).get(0)).orElseThrow();
    var kind = kinds.stream().filter(each -> each.name().equals(claim.run().kind())).findFirst();
    return new Taken(kind.orElseThrow(), claim.run());
  }

  /** A run that a process has taken and not ended. */
  public final class Taken {
    private final ScheduledKind kind;
    private final OwedRun run;

    private Taken(ScheduledKind kind, OwedRun run) {
      this.kind = kind;
      this.run = run;
    }

    /** Does it; its end is never written. */
    public void run() {
      kind.run(run, Request.bySchedule());
    }
  }

  private Processes named(String process) {
    var machine = daybook.get(Processes.class);
    return new Processes() {
      @Override
      public String self() {
        return process;
      }

      @Override
      public boolean isAlive(String other, Instant aliveAt) {
        return machine.isAlive(other, aliveAt);
      }
    };
  }

  /** Such as {@code night 2026-03-07, due 2026-03-08T07:30:00Z: DONE, taken 1}, oldest first. */
  public List<String> rows() {
    return runs.newest(100).stream()
        .sorted(java.util.Comparator.comparing(OwedRun::dueAt).thenComparing(OwedRun::kind))
        .map(
            run ->
                "%s %s, due %s: %s, taken %d"
                    .formatted(
                        run.kind(), run.businessDate(), run.dueAt(), run.state(), run.token()))
        .toList();
  }

  private JdbcClient sql() {
    return JdbcClient.create(daybook.get(DataSource.class));
  }

  @Override
  public void close() {
    try {
      dispatcher.destroy();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

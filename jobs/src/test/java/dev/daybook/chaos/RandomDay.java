package dev.daybook.chaos;

import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.conformance.Loss;
import dev.daybook.conformance.ShopBook;
import dev.daybook.conformance.SmallPages;
import dev.daybook.coverage.ShopBusy;
import dev.daybook.operate.Progress;
import dev.daybook.operate.Replays;
import dev.daybook.operate.Request;
import dev.daybook.operate.Scope;
import dev.daybook.operate.Settling;
import dev.daybook.operate.Sync;
import dev.daybook.operate.SyncReport;
import dev.daybook.operate.Which;
import dev.daybook.simulator.FaultKind;
import dev.daybook.simulator.FaultOrder;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.SimulatorSettings;
import dev.daybook.simulator.TruthOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One Daybook, a world of shops, and a seed that says what happens to them. */
final class RandomDay implements AutoCloseable {
  /** By number, by cursor, with details of their own; all can get a new token when theirs dies. */
  private static final List<ShopId> SHOPS =
      Stream.of("pinduoduo", "jd", "wechat-shop", "amazon", "douyin")
          .map(channel -> new ShopId(channel, "random"))
          .toList();

  private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
  private static final Instant GO_LIVE = ManyShops.CALENDAR.startOf(DATE).plus(Duration.ofHours(6));

  /** No feed's lag is longer here: what changed later need not be there. */
  private static final Duration LAG = Duration.ofMinutes(10);

  private static final int ORDERS = 60;

  /** Thrown on purpose. */
  private static final class BrokenOff extends RuntimeException {}

  private final long seed;
  private final Random dice;
  private final MovableClock world = new MovableClock(GO_LIVE);
  private final ShiftedClock ours = new ShiftedClock(world);
  private final Marketplaces marketplaces;
  private final OpenDaybook daybook;
  private final Map<String, Integer> happened = new TreeMap<>();

  /** What the last sync of each shop left, and why. */
  private final List<String> left = new ArrayList<>();

  private final ConcurrentLinkedQueue<Throwable> unexpected = new ConcurrentLinkedQueue<>();

  RandomDay(Path folder, long seed) {
    this.seed = seed;
    this.dice = new Random(seed);
    this.marketplaces =
        Marketplaces.start(
            SimulatorSettings.of(seed, ORDERS, DATE, world)
                .withShops(SHOPS.toArray(ShopId[]::new)));
    var shops =
        SHOPS.stream()
            .map(
                shop ->
                    OpenDaybook.shop(shop, GO_LIVE, List.of("orders/updated"), marketplaces, shop))
            .collect(Collectors.joining());
    this.daybook =
        OpenDaybook.on(folder.resolve("home-" + seed), shops, SmallPages.in(folder), ours);
  }

  List<ShopId> shops() {
    return SHOPS;
  }

  Map<String, Integer> happened() {
    return happened;
  }

  List<Throwable> unexpected() {
    return List.copyOf(unexpected);
  }

  void somethingHappens() {
    var shop = SHOPS.get(dice.nextInt(SHOPS.size()));
    switch (dice.nextInt(11)) {
      case 0, 1 -> passes();
      case 2 -> jumps();
      case 3, 4 -> attempt("sync", () -> sync(shop, Request.bySchedule()));
      case 5 -> stopped(shop);
      case 6 -> breaksOff(shop);
      case 7 -> attempt("rerun", () -> rerun(shop, range()));
      case 8 -> twoAtOnce(shop);
      case 9 -> attempt("settle", () -> settle(shop));
      default -> fails(shop);
    }
  }

  private void passes() {
    note("time passes");
    world.advance(Duration.ofSeconds(1 + dice.nextInt(3 * 3600)));
  }

  /** A platform refuses a clock that is ten minutes away. */
  private void jumps() {
    note("our clock jumps");
    ours.ahead(Duration.ofSeconds(dice.nextInt(960) - 480));
  }

  private void stopped(ShopId shop) {
    var left = new AtomicInteger(dice.nextInt(12));
    attempt(
        "stopped", () -> sync(shop, Request.bySchedule().until(() -> left.getAndDecrement() <= 0)));
  }

  private void breaksOff(ShopId shop) {
    var left = new AtomicInteger(dice.nextInt(6));
    attempt("breaks off", () -> sync(shop, Request.bySchedule().telling(breaking(left))));
  }

  private static Progress breaking(AtomicInteger left) {
    return new Progress() {
      @Override
      public Stage begin(String what, long steps, String outlook) {
        return (done, rest) -> {
          if (left.getAndDecrement() <= 0) {
            throw new BrokenOff();
          }
        };
      }

      @Override
      public void tell(String line) {}
    };
  }

  private void twoAtOnce(ShopId shop) {
    var range = range();
    var other = CompletableFuture.runAsync(() -> attempt("two at once", () -> rerun(shop, range)));
    attempt("two at once", () -> sync(shop, Request.bySchedule()));
    other.join();
  }

  private void fails(ShopId shop) {
    var kinds = FaultKind.values();
    var kind = kinds[dice.nextInt(kinds.length)];
    marketplaces.arm(
        FaultOrder.sometimes(kind, 0.1 + 0.8 * dice.nextDouble())
            .delayed(Duration.ofMillis(20))
            .in(shop));
    attempt("the channel fails", () -> sync(shop, Request.bySchedule()));
    marketplaces.disarm();
  }

  private Optional<Window> range() {
    long elapsed = Duration.between(GO_LIVE, world.instant()).toSeconds();
    long from = dice.nextLong(elapsed + 1);
    return Optional.of(
        new Window(
            GO_LIVE.plusSeconds(from), GO_LIVE.plusSeconds(from + 1 + dice.nextInt(4 * 3600))));
  }

  private SyncReport sync(ShopId shop, Request request) {
    return daybook.get(Sync.class).sync(Scope.of(shop), Which.OWED, request);
  }

  /** All again, or what has landed. */
  private void rerun(ShopId shop, Optional<Window> range) {
    var request = Request.by("anna").over(range);
    if (range.orElseThrow().to().getEpochSecond() % 3 == 0) {
      daybook.get(Replays.class).replay(Scope.of(shop), request);
    } else {
      daybook.get(Sync.class).rerun(Scope.of(shop), Which.ALL, request);
    }
  }

  private void attempt(String what, Runnable work) {
    note(what);
    try {
      work.run();
    } catch (BrokenOff | ShopBusy expected) {
      note(expected.getClass().getSimpleName());
    } catch (RuntimeException broken) {
      unexpected.add(broken);
    }
  }

  private synchronized void note(String what) {
    happened.merge(what, 1, Integer::sum);
  }

  private void settle(ShopId shop) {
    daybook.get(Settling.class).settle(Scope.of(shop), Optional.empty(), Request.bySchedule());
  }

  /**
   * Nights later, with clocks that agree: nothing moves any more, and every date is old enough for
   * its second reading.
   */
  void peace() {
    ours.ahead(Duration.ZERO);
    world.set(ManyShops.CALENDAR.startOf(DATE.plusDays(5)).plus(Duration.ofHours(2)));
    for (var shop : SHOPS) {
      var report = sync(shop, Request.bySchedule());
      report.owed().forEach(owed -> left.add(owed.toString()));
      left.addAll(report.notes());
      settle(shop);
    }
  }

  Loss lost(ShopId shop) {
    return ShopBook.of(daybook.sql(), shop).loss(due(shop));
  }

  Loss nothingLost(ShopId shop) {
    return new Loss(due(shop).size(), 0, 0);
  }

  private Map<String, Instant> due(ShopId shop) {
    var due = world.instant().minus(LAG);
    return marketplaces
        .truth(shop, world.instant())
        .filter(order -> !order.updatedAt().isBefore(GO_LIVE) && order.updatedAt().isBefore(due))
        .collect(Collectors.toMap(TruthOrder::externalNo, TruthOrder::updatedAt));
  }

  /**
   * Time from the go-live up to what the channel can be trusted with that is in no sealed window.
   */
  List<Window> gaps(ShopId shop) {
    var gaps = new ArrayList<Window>();
    var until = GO_LIVE;
    for (var window : sealed(shop)) {
      if (window.from().isAfter(until)) {
        gaps.add(new Window(until, window.from()));
      }
      until = window.to().isAfter(until) ? window.to() : until;
    }
    var trusted = world.instant().minus(LAG);
    if (until.isBefore(trusted)) {
      gaps.add(new Window(until, trusted));
    }
    return gaps;
  }

  private List<Window> sealed(ShopId shop) {
    return daybook
        .sql()
        .sql(
            """
            SELECT CAST(UNIX_TIMESTAMP(w.from_at) AS SIGNED), CAST(UNIX_TIMESTAMP(w.to_at) AS SIGNED)
            FROM coverage_window w JOIN feed f ON f.feed_id = w.feed_id
            JOIN shop s ON s.shop_id = f.shop_id
            WHERE s.channel = ? AND s.shop = ? AND w.state IN ('SEALED', 'SETTLED')
            ORDER BY w.from_at
            """)
        .param(shop.channel())
        .param(shop.shop())
        .query(
            (row, number) ->
                new Window(
                    Instant.ofEpochSecond(row.getLong(1)), Instant.ofEpochSecond(row.getLong(2))))
        .list();
  }

  long overlaps() {
    return count(
        """
        SELECT COUNT(*) FROM coverage_window a JOIN coverage_window b
        ON b.feed_id = a.feed_id AND b.generation = a.generation AND b.window_id <> a.window_id
        AND b.from_at >= a.from_at AND b.from_at < a.to_at
        """);
  }

  long unbalanced() {
    return count(
        """
        SELECT COUNT(*) FROM account
        WHERE fetched <> created + updated + unchanged + stale + duplicate + quarantined
        OR fetched_minor <> created_minor + updated_minor + unchanged_minor + stale_minor
          + duplicate_minor + quarantined_minor
        """);
  }

  private long count(String sql) {
    return daybook.sql().sql(sql).query(Long.class).single();
  }

  @Override
  public void close() {
    daybook.close();
    marketplaces.close();
  }

  @Override
  public String toString() {
    return "seed %d, at %s, %s, left %s".formatted(seed, world.instant(), happened, left);
  }
}

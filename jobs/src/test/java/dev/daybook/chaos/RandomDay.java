package dev.daybook.chaos;

import dev.daybook.canonical.BusinessCalendar;
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
import java.time.ZoneId;
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

  /** Where the business is, and on which date orders move: most change their clocks then. */
  private enum Place {
    SHANGHAI("Asia/Shanghai", "2026-11-20"),
    NEW_YORK_OF_25_HOURS("America/New_York", "2026-11-01"),
    NEW_YORK_OF_23_HOURS("America/New_York", "2026-03-08"),
    LORD_HOWE_OF_HALF_AN_HOUR("Australia/Lord_Howe", "2026-04-05"),
    HAVANA_WITHOUT_MIDNIGHT("America/Havana", "2026-03-08"),
    AZORES_WITH_TWO_MIDNIGHTS("Atlantic/Azores", "2026-10-25");

    private final BusinessCalendar calendar;
    private final LocalDate date;

    Place(String zone, String date) {
      this.calendar = new BusinessCalendar(ZoneId.of(zone));
      this.date = LocalDate.parse(date);
    }

    static Place of(long seed) {
      return values()[Math.toIntExact(seed % values().length)];
    }
  }

  /** No feed's lag is longer here: what changed later need not be there. */
  private static final Duration LAG = Duration.ofMinutes(10);

  private static final int ORDERS = 60;

  /** One event of so many is a kill; each costs a JVM its start. */
  private static final int EVENTS_A_KILL = 14;

  /** Thrown on purpose. */
  private static final class BrokenOff extends RuntimeException {}

  private final long seed;
  private final Random dice;
  private final Place place;
  private final Instant goLive;
  private final MovableClock world;
  private final ShiftedClock ours;
  private final Path mappings;
  private final Marketplaces marketplaces;
  private final OpenDaybook daybook;
  private MortalProcess other;
  private int events;
  private final Map<String, Integer> happened = new TreeMap<>();

  /** What the last sync of each shop left, and why. */
  private final List<String> left = new ArrayList<>();

  private final ConcurrentLinkedQueue<Throwable> unexpected = new ConcurrentLinkedQueue<>();

  RandomDay(Path folder, long seed) {
    this.seed = seed;
    this.dice = new Random(seed);
    this.place = Place.of(seed);
    this.goLive = ManyShops.CALENDAR.startOf(place.date).plus(Duration.ofHours(6));
    this.world = new MovableClock(goLive);
    this.ours = new ShiftedClock(world);
    this.mappings = SmallPages.in(folder);
    this.marketplaces =
        Marketplaces.start(
            SimulatorSettings.of(seed, ORDERS, place.date, world)
                .withShops(SHOPS.toArray(ShopId[]::new)));
    var shops =
        SHOPS.stream()
            .map(
                shop ->
                    OpenDaybook.shop(shop, goLive, List.of("orders/updated"), marketplaces, shop))
            .collect(Collectors.joining());
    this.daybook =
        OpenDaybook.in(
            place.calendar.zone(), folder.resolve("home-" + seed), shops, mappings, ours);
    this.other = anotherProcess();
  }

  /** It gets ready while other things happen. */
  private MortalProcess anotherProcess() {
    return MortalProcess.start(daybook.home().folder(), mappings);
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
    if (++events % EVENTS_A_KILL == 0) {
      isKilled(shop);
      return;
    }
    switch (dice.nextInt(13)) {
      case 0, 1 -> passes(3);
      case 2 -> jumps();
      case 3, 4 -> attempt("sync", () -> sync(shop, Request.bySchedule()));
      case 5 -> stopped(shop);
      case 6 -> breaksOff(shop);
      case 7 -> attempt("rerun", () -> rerun(shop, range()));
      case 8 -> twoAtOnce(shop);
      case 9 -> attempt("settle", () -> settle(shop));
      case 10 -> twoProcesses(shop);
      case 11 -> passes(30);
      default -> fails(shop);
    }
  }

  private void passes(int mostHours) {
    var by = Duration.ofSeconds(1 + dice.nextInt(mostHours * 3600));
    if (world.instant().isBefore(later(4))) {
      note("time passes");
      world.advance(by);
    }
  }

  /** Another process dies in the middle of its work, and nobody clears up behind it. */
  private void isKilled(ShopId shop) {
    var stations = Death.Station.values();
    var station = stations[dice.nextInt(stations.length)];
    var verb = station == Death.Station.SETTLE ? "settle" : verb();
    int number = Death.number(station, dice);
    if (verb.equals("settle")) {
      passes(30);
      attempt("sync", () -> sync(shop, Request.bySchedule()));
    } else {
      passes(3);
    }
    var became =
        other.ask(ours.instant(), verb, shop, range().orElseThrow(), station + " " + number);
    if (became.equals("HERE")) {
      other.kill();
      other = anotherProcess();
      note("killed in " + station);
    } else {
      expectFromOther(became);
      note("not killed");
    }
  }

  private String verb() {
    return List.of("sync", "sync", "rerun", "replay", "settle").get(dice.nextInt(5));
  }

  private void twoProcesses(ShopId shop) {
    var verb = verb();
    var range = range().orElseThrow();
    var there =
        CompletableFuture.supplyAsync(() -> other.ask(ours.instant(), verb, shop, range, ""));
    attempt("two processes", () -> sync(shop, Request.bySchedule()));
    expectFromOther(there.join());
  }

  private void expectFromOther(String became) {
    if (became.startsWith("FAILED")) {
      unexpected.add(new AssertionError("another process: " + became));
    }
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
    boolean settles = dice.nextBoolean();
    var elsewhere =
        CompletableFuture.runAsync(() -> attempt("two at once", () -> rerun(shop, range)));
    attempt("two at once", settles ? () -> settle(shop) : () -> sync(shop, Request.bySchedule()));
    elsewhere.join();
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
    long elapsed = Duration.between(goLive, world.instant()).toSeconds();
    long from = dice.nextLong(elapsed + 1);
    return Optional.of(
        new Window(
            goLive.plusSeconds(from), goLive.plusSeconds(from + 1 + dice.nextInt(4 * 3600))));
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

  /** Some nights later the dates on which orders moved are old enough for their second reading. */
  void nightsPass() {
    if (world.instant().isBefore(later(4))) {
      world.set(later(4));
    }
  }

  private Instant later(int days) {
    return place.calendar.startOf(place.date.plusDays(days)).plus(Duration.ofHours(2));
  }

  /** Later still, with clocks that agree: nothing moves any more. */
  void peace() {
    ours.ahead(Duration.ZERO);
    world.set(later(6));
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
        .filter(order -> !order.updatedAt().isBefore(goLive) && order.updatedAt().isBefore(due))
        .collect(Collectors.toMap(TruthOrder::externalNo, TruthOrder::updatedAt));
  }

  /**
   * Time from the go-live up to what the channel can be trusted with that is in no sealed window.
   */
  List<Window> gaps(ShopId shop) {
    var gaps = new ArrayList<Window>();
    var until = goLive;
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

  /** Runs of which nobody has noticed that they have ended. */
  long atWork() {
    return count("SELECT COUNT(*) FROM run WHERE state = 'RUNNING'");
  }

  /** Dates that have a whole second reading. */
  List<LocalDate> settled(ShopId shop) {
    return daybook
        .sql()
        .sql(
            """
            SELECT x.business_date FROM settlement x JOIN feed f ON f.feed_id = x.feed_id
            JOIN shop s ON s.shop_id = f.shop_id
            WHERE s.channel = ? AND s.shop = ? ORDER BY x.business_date
            """)
        .param(shop.channel())
        .param(shop.shop())
        .query(LocalDate.class)
        .list();
  }

  /** From the go-live up to the date before yesterday. */
  List<LocalDate> datesToSettle() {
    return place.calendar.dateOf(goLive).datesUntil(place.date.plusDays(5)).toList();
  }

  @Override
  public void close() {
    other.close();
    daybook.close();
    marketplaces.close();
  }

  @Override
  public String toString() {
    return "seed %d, %s, at %s, %s, left %s"
        .formatted(seed, place, world.instant(), happened, left);
  }
}

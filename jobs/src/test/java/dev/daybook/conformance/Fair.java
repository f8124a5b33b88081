package dev.daybook.conformance;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.channel.Credentials;
import dev.daybook.channel.NaivePuller;
import dev.daybook.channel.ShopSettings;
import dev.daybook.chaos.Binaries;
import dev.daybook.chaos.OpenDaybook;
import dev.daybook.chaos.QuickDaybook;
import dev.daybook.database.DatabaseSettings;
import dev.daybook.database.TestDatabase;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.PagedFeed;
import dev.daybook.operate.Request;
import dev.daybook.operate.Scope;
import dev.daybook.operate.Settling;
import dev.daybook.operate.Sync;
import dev.daybook.operate.SyncReport;
import dev.daybook.operate.Which;
import dev.daybook.simulator.FaultOrder;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.SimulatorSettings;
import dev.daybook.simulator.TruthOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.util.FileSystemUtils;

/**
 * Daybook with one shop for each trial on each platform, and the same shops again for the naive
 * puller. All worlds run by one clock.
 */
final class Fair implements AutoCloseable {
  static final String STREAM = "orders/updated";
  private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
  private static final BusinessCalendar CALENDAR = new BusinessCalendar(Marketplaces.ZONE);
  private static final long SEED = 11;

  private final Path folder;
  private final MovableClock clock = new MovableClock(CALENDAR.startOf(DATE));
  private final Map<Trial, Marketplaces> worlds = new LinkedHashMap<>();
  private final Map<ShopId, Loss> atNight = new HashMap<>();
  private final Map<Trial, Marketplaces> naiveWorlds = new LinkedHashMap<>();
  private final List<String> channels;
  private final Installation.Open daybook;
  private final NaivePuller.Wire wire = new NaivePuller.Wire(clock);
  private final Judge judge;

  Fair(List<String> channels, List<Trial> trials) {
    this.channels = channels;
    Binaries.option();
    try {
      folder =
          Files.createTempDirectory(
              Files.createDirectories(Path.of("target", "conformance").toAbsolutePath()), "fair-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    trials.forEach(trial -> worlds.put(trial, world(trial)));
    trials.forEach(trial -> naiveWorlds.put(trial, world(trial)));
    var home = new Home(folder.resolve("home")).create();
    var database = TestDatabase.emptySchema();
    write(home, database);
    daybook =
        new Installation(QuickDaybook.class)
            .open(new Installation.Opening(home, SmallPages.in(folder), clock, false));
    LoggingSystem.get(getClass().getClassLoader()).setLogLevel("ROOT", LogLevel.OFF);
    judge = Judge.of(database);
  }

  private Marketplaces world(Trial trial) {
    var shops = channels.stream().map(channel -> id(channel, trial)).toArray(ShopId[]::new);
    var settings =
        SimulatorSettings.of(SEED, Math.max(1, trial.orders()), DATE, clock)
            .withMalice(trial.malice().toArray(String[]::new))
            .withShops(shops);
    return Marketplaces.start(settings);
  }

  static ShopId id(String channel, Trial trial) {
    return new ShopId(channel, trial.name());
  }

  /** A shop without orders was opened after its last one. */
  private static Instant goLive(Trial trial) {
    return trial.orders() == 0 ? CALENDAR.startOf(DATE.plusDays(1)) : CALENDAR.startOf(DATE);
  }

  private void write(Home home, DatabaseSettings database) {
    var text =
        new StringBuilder(
            """
            business-zone: Asia/Shanghai
            database: {url: '%s', user: '%s', password: '%s'}
            shops:
            """
                .formatted(database.url(), database.user(), database.password()));
    worlds.forEach(
        (trial, world) ->
            channels.forEach(channel -> text.append(written(id(channel, trial), trial, world))));
    try {
      Files.writeString(home.config(), text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + home.config(), e);
    }
  }

  private static String written(ShopId shop, Trial trial, Marketplaces world) {
    return OpenDaybook.shop(shop, goLive(trial), List.of(STREAM), world, shop);
  }

  private static Map<String, String> credentials(Marketplaces world, ShopId shop) {
    return new TreeMap<>(world.credentials(shop).configured());
  }

  /**
   * Everything until two hours after the night, first with the faults, then in peace. The night
   * after, what the date has is read a second time.
   */
  void play() {
    arm(worlds);
    for (var hour : List.of(12, 26)) {
      moveTo(Duration.ofHours(hour));
      worlds.keySet().forEach(trial -> channels.forEach(channel -> sync(id(channel, trial))));
    }
    worlds.values().forEach(Marketplaces::disarm);
    moveTo(Duration.ofHours(28));
    worlds.keySet().forEach(trial -> channels.forEach(channel -> sync(id(channel, trial))));
    worlds
        .keySet()
        .forEach(
            trial ->
                channels.forEach(
                    channel -> atNight.put(id(channel, trial), settled(channel, trial))));
    moveTo(Duration.ofHours(50));
    worlds.keySet().forEach(trial -> channels.forEach(channel -> settle(id(channel, trial))));
  }

  private void settle(ShopId shop) {
    sync(shop);
    daybook.get(Settling.class).settle(Scope.of(shop), Optional.empty(), Request.bySchedule());
  }

  /** What Daybook's book had of the shop after the night. */
  Loss result(String channel, Trial trial) {
    return atNight.get(id(channel, trial));
  }

  private void arm(Map<Trial, Marketplaces> all) {
    all.forEach(
        (trial, world) -> {
          if (trial.fault() != null) {
            var fault = FaultOrder.sometimes(trial.fault(), 0.2).delayed(Duration.ofMillis(20));
            world.arm(fault);
          }
        });
  }

  private void moveTo(Duration sinceMidnight) {
    clock.set(CALENDAR.startOf(DATE).plus(sinceMidnight));
  }

  SyncReport sync(ShopId shop) {
    return daybook.get(Sync.class).sync(Scope.of(shop), Which.OWED, Request.bySchedule());
  }

  /** What Daybook's book has of the shop now, after the second reading. */
  Loss settled(String channel, Trial trial) {
    var shop = id(channel, trial);
    var truth = truth(worlds.get(trial), channel, trial);
    return judge.of(shop, truth.values());
  }

  /** Which orders are to be there: those whose newest version the channel gives by now. */
  private Map<String, TruthOrder> truth(Marketplaces world, String channel, Trial trial) {
    var feed = (PagedFeed) daybook.get(Mappings.class).channel(channel).feed(STREAM);
    var given = clock.instant().minus(feed.lag());
    var truth = new HashMap<String, TruthOrder>();
    world
        .truth(id(channel, trial), clock.instant())
        .filter(order -> !order.updatedAt().isBefore(goLive(trial)))
        .filter(order -> order.updatedAt().isBefore(given))
        .forEach(order -> truth.put(order.externalNo(), order));
    return truth;
  }

  /** What the naive puller makes of all shops in the same day and night. */
  Map<String, Map<Trial, Loss>> naive() {
    var pullers = new LinkedHashMap<ShopId, NaivePuller>();
    moveTo(Duration.ZERO);
    naiveWorlds.forEach(
        (trial, world) ->
            channels.forEach(
                channel ->
                    pullers.put(id(channel, trial), naive(world, id(channel, trial), trial))));
    arm(naiveWorlds);
    var last = new HashMap<ShopId, Instant>();
    for (var hour : List.of(12, 26, 28)) {
      moveTo(Duration.ofHours(hour));
      if (hour == 28) {
        naiveWorlds.values().forEach(Marketplaces::disarm);
      }
      naiveWorlds
          .keySet()
          .forEach(
              trial ->
                  channels.forEach(
                      channel -> {
                        var shop = id(channel, trial);
                        var from = last.getOrDefault(shop, goLive(trial));
                        if (from.isBefore(clock.instant())) {
                          pullers.get(shop).pull(new Window(from, clock.instant()));
                          last.put(shop, clock.instant());
                        }
                      }));
    }
    var results = new TreeMap<String, Map<Trial, Loss>>();
    naiveWorlds.forEach(
        (trial, world) ->
            channels.forEach(
                channel ->
                    results
                        .computeIfAbsent(channel, any -> new LinkedHashMap<>())
                        .put(trial, naiveResult(world, channel, trial, pullers))));
    return results;
  }

  private Loss naiveResult(
      Marketplaces world, String channel, Trial trial, Map<ShopId, NaivePuller> pullers) {
    var puller = pullers.get(id(channel, trial));
    var truth = truth(world, channel, trial);
    long lost = truth.keySet().stream().filter(no -> !puller.orders().contains(no)).count();
    return new Loss(truth.size(), Math.toIntExact(lost), puller.doubled());
  }

  private NaivePuller naive(Marketplaces world, ShopId shop, Trial trial) {
    var settings =
        new ShopSettings(
            shop, world.url(), new Credentials(credentials(world, shop)), goLive(trial));
    return new NaivePuller(
        daybook.get(Mappings.class).channel(shop.channel()), STREAM, settings, clock, wire);
  }

  @Override
  public void close() {
    try {
      daybook.close();
      wire.close();
    } finally {
      worlds.values().forEach(Marketplaces::close);
      naiveWorlds.values().forEach(Marketplaces::close);
    }
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}

package dev.daybook.conformance;

import dev.daybook.Daybook;
import dev.daybook.ShippedMappings;
import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.chaos.Binaries;
import dev.daybook.chaos.OpenDaybook;
import dev.daybook.database.DatabaseSettings;
import dev.daybook.database.TestDatabase;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.mapping.Call;
import dev.daybook.mapping.Detail;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.PagedFeed;
import dev.daybook.operate.Night;
import dev.daybook.operate.NightReport;
import dev.daybook.operate.Progress;
import dev.daybook.operate.Request;
import dev.daybook.operate.Scope;
import dev.daybook.operate.Sync;
import dev.daybook.operate.SyncReport;
import dev.daybook.operate.Which;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.RateLimit;
import dev.daybook.simulator.SimulatorSettings;
import dev.daybook.simulator.TruthOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Daybook as it is, with its real rates, and sixteen shops on all ten platforms, all of them at the
 * same time. Shops of Pinduoduo, JD, Taobao and Douyin share an app each.
 */
final class SixteenShops implements AutoCloseable {
  static final LocalDate DATE = LocalDate.of(2026, 3, 2);
  static final BusinessCalendar CALENDAR = new BusinessCalendar(Marketplaces.ZONE);
  static final Window DAY = CALENDAR.window(DATE);
  static final Instant NIGHT = DAY.from().plus(Duration.ofHours(26));

  static final List<ShopId> SHOPS =
      Stream.of(
              shops("amazon", 1),
              shops("douyin", 2),
              shops("jd", 3),
              shops("kuaishou", 1),
              shops("pinduoduo", 3),
              shops("shopify", 1),
              shops("taobao", 2),
              shops("wechat-shop", 1),
              shops("woocommerce", 1),
              shops("xiaohongshu", 1))
          .flatMap(List::stream)
          .toList();

  private static final Map<String, String> REFUNDS =
      Map.of(
          "douyin", "refunds/updated",
          "jd", "refunds/checked",
          "pinduoduo", "refunds/succeeded",
          "wechat-shop", "refunds/updated");

  /** Operations whose rates the platforms publish, or for which a figure was found. */
  private static final Map<String, Set<String>> PUBLISHED =
      Map.of(
          "amazon", Set.of("getOrders", "getOrderItems"),
          "douyin", Set.of("order.searchList"),
          "pinduoduo", Set.of("pdd.refund.list.increment.get"),
          "shopify", Set.of("orders"));

  /** Their refusals say that it was the app which called too often. */
  private static final Set<String> COUNTED_BY_APP = Set.of("jd", "taobao");

  final Instant goLive;
  final ClockOfMany clock = new ClockOfMany(NIGHT);
  final Marketplaces marketplaces;
  final Judge judge;
  private final Map<String, Instant> ended = new ConcurrentHashMap<>();
  private final Installation.Open daybook;

  /**
   * @param goLive of all shops
   * @param orders of each shop that its last day holds
   */
  SixteenShops(Path folder, Instant goLive, int orders) {
    this.goLive = goLive;
    Binaries.option();
    marketplaces =
        Marketplaces.start(
            SimulatorSettings.of(11, orders, DATE, clock)
                .withShops(SHOPS.toArray(ShopId[]::new))
                .withOneApp("douyin", "jd", "pinduoduo", "taobao")
                .withPlatformRates());
    var home = new Home(folder.resolve("home")).create();
    var database = TestDatabase.emptySchema();
    write(home, database);
    daybook =
        new Installation(Daybook.class)
            .open(new Installation.Opening(home, smallPagesOfShopify(folder), clock, false));
    LoggingSystem.get(getClass().getClassLoader()).setLogLevel("ROOT", LogLevel.WARN);
    judge = Judge.of(database);
    SHOPS.stream().map(ShopId::channel).distinct().forEach(this::enforce);
  }

  /** So that few orders fill its bucket. */
  private static Path smallPagesOfShopify(Path folder) {
    return ShippedMappings.copy(
        "shopify", folder.resolve("mappings"), text -> text.replace("size: 250", "size: 2"));
  }

  private static List<ShopId> shops(String channel, int number) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(each -> new ShopId(channel, "shop-" + each))
        .toList();
  }

  static List<String> feeds(String channel) {
    return Stream.concat(Stream.of("orders/updated"), Stream.ofNullable(REFUNDS.get(channel)))
        .toList();
  }

  private void write(Home home, DatabaseSettings database) {
    var text =
        new StringBuilder(
            """
            business-zone: Asia/Shanghai
            shops-at-once: 16
            database: {url: '%s', user: '%s', password: '%s'}
            shops:
            """
                .formatted(database.url(), database.user(), database.password()));
    for (var shop : SHOPS) {
      text.append(OpenDaybook.shop(shop, goLive, feeds(shop.channel()), marketplaces, shop));
    }
    try {
      Files.writeString(home.config(), text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + home.config(), e);
    }
  }

  /** Where a platform publishes no rate, it holds to the one that the channel's file supposes. */
  private void enforce(String channel) {
    feeds(channel).stream()
        .map(stream -> (PagedFeed) get(Mappings.class).channel(channel).feed(stream))
        .flatMap(
            feed -> Stream.concat(Stream.of(feed.call()), feed.detail().map(Detail::call).stream()))
        .filter(call -> !PUBLISHED.getOrDefault(channel, Set.of()).contains(call.operation()))
        .forEach(call -> enforce(channel, call));
  }

  private void enforce(String channel, Call call) {
    var limit = new RateLimit(call.rate().calls(), call.rate().per());
    if (COUNTED_BY_APP.contains(channel)) {
      marketplaces.limitRateOfApp(channel, call.operation(), limit);
    } else {
      marketplaces.limitRate(channel, call.operation(), limit);
    }
  }

  <T> T get(Class<T> type) {
    return daybook.get(type);
  }

  NightReport night() {
    return get(Night.class).run(DATE, Request.bySchedule().telling(leaving()));
  }

  /** Whoever tells something has nothing under way; the last that a shop tells is its end. */
  private Progress leaving() {
    return new Progress() {
      @Override
      public Stage begin(String what, long steps, String outlook) {
        return (done, left) -> {};
      }

      @Override
      public void tell(String line) {
        ended.merge(line.split("/")[0], clock.instant(), SixteenShops::later);
        clock.leave();
      }
    };
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** From the beginning of the night until the last shop of the channel was done. */
  Duration lasted(String channel) {
    return Duration.between(NIGHT, ended.get(channel));
  }

  /** All time that the shops are asked for. */
  Window asked() {
    return new Window(goLive, clock.instant());
  }

  /** The orders that a flawless book holds. */
  List<TruthOrder> truth(ShopId shop) {
    return marketplaces
        .truth(shop, clock.instant())
        .filter(order -> !order.updatedAt().isBefore(goLive))
        .toList();
  }

  /** Of the orders that moved since the shops went live; windows begin a bit before that. */
  List<Instant> booked(ShopId shop) {
    return judge.booked(shop).values().stream().filter(at -> !at.isBefore(goLive)).toList();
  }

  /** Buckets run down and are full again. */
  void rest() {
    clock.advance(Duration.ofHours(1));
  }

  /** By the calling thread, alone. */
  SyncReport sync(ShopId shop, Which which, Request request) {
    try {
      return get(Sync.class).sync(Scope.of(shop), which, request);
    } finally {
      clock.leave();
    }
  }

  @Override
  public void close() {
    try {
      daybook.close();
    } finally {
      marketplaces.close();
    }
  }
}

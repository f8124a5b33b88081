package dev.daybook.demo;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.demo.DemoReport.Marketplace;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.PagedFeed;
import dev.daybook.operate.Night;
import dev.daybook.operate.NightReport;
import dev.daybook.operate.Progress;
import dev.daybook.operate.Request;
import dev.daybook.operate.Scope;
import dev.daybook.operate.Sync;
import dev.daybook.operate.Which;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * One business date of five shops: synced at noon and in the evening, then the night at 02:00. Both
 * sides run by one clock that stands at those hours, so equal seeds give equal nights, whatever the
 * machine's zone and speed.
 */
public final class Demo implements AutoCloseable {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZONE);
  private static final List<ShopId> SHOPS =
      Stream.of("douyin", "jd", "pinduoduo", "wechat-shop", "amazon")
          .map(channel -> new ShopId(channel, "flagship"))
          .toList();
  private static final List<Duration> INTRADAY =
      List.of(Duration.ofHours(12), Duration.ofHours(18));
  private static final Duration NIGHT = Duration.ofHours(26);

  private final LocalDate date;
  private final DayClock clock;
  private final Marketplaces marketplaces;
  private final Home home;
  private final Installation.Open daybook;

  private Demo(
      LocalDate date,
      DayClock clock,
      Marketplaces marketplaces,
      Home home,
      Installation.Open daybook) {
    this.date = date;
    this.clock = clock;
    this.marketplaces = marketplaces;
    this.home = home;
    this.daybook = daybook;
  }

  /**
   * What the demo is to show.
   *
   * @param date the business date; null for the day before {@code now}'s
   * @param orders of each shop
   * @param malice as {@link SimulatorSettings}
   */
  public record Settings(
      LocalDate date, int orders, long seed, List<String> malice, Path mappings) {
    /** The business date that is over at this instant. */
    public static LocalDate yesterday(Instant now) {
      return CALENDAR.dateOf(now).minusDays(1);
    }
  }

  /**
   * Starts the marketplaces and opens Daybook on the home; one that was used before goes on where
   * it stood.
   */
  public static Demo open(Installation installation, Home home, Settings settings) {
    var clock = new DayClock(CALENDAR.startOf(settings.date()));
    var marketplaces =
        Marketplaces.start(
            SimulatorSettings.of(settings.seed(), settings.orders(), settings.date(), clock)
                .withShops(SHOPS.toArray(ShopId[]::new))
                .withPlatformRates()
                .withMalice(settings.malice().toArray(String[]::new)));
    try {
      DemoConfig.write(home.create(), settings.date(), marketplaces);
      var daybook =
          installation.open(new Installation.Opening(home, settings.mappings(), clock, false));
      return new Demo(settings.date(), clock, marketplaces, home, daybook);
    } catch (RuntimeException e) {
      marketplaces.close();
      throw e;
    }
  }

  /** As {@link #play(Progress, BooleanSupplier)}, to its end. */
  public DemoReport play(Progress progress) {
    return play(progress, () -> false);
  }

  /** The whole day and its night, or as much of them as was done when it was asked to stop. */
  public DemoReport play(Progress progress, BooleanSupplier stop) {
    var request = Request.bySchedule().telling(progress).until(stop);
    for (var hour : INTRADAY) {
      moveTo(hour);
      for (var shop : SHOPS) {
        daybook.get(Sync.class).sync(Scope.of(shop), Which.OWED, request);
      }
    }
    moveTo(NIGHT);
    SHOPS.stream()
        .filter(marketplaces::exports)
        .forEach(shop -> marketplaces.writeExport(shop, date, home.inbox(shop)));
    var night = daybook.get(Night.class).run(date, request);
    return new DemoReport(night, marketplace(night));
  }

  private void moveTo(Duration sinceMidnight) {
    clock.moveTo(CALENDAR.startOf(date).plus(sinceMidnight));
  }

  private Marketplace marketplace(NightReport night) {
    SortedMap<ShopId, Long> counted = new TreeMap<>();
    var whole = new Window(CALENDAR.startOf(date), clock.instant());
    SHOPS.forEach(shop -> counted.put(shop, (long) marketplaces.distinctOrders(shop, whole)));
    var later = new TreeMap<ShopId, Long>();
    SHOPS.forEach(shop -> later.put(shop, givenLater(shop)));
    var booked = new TreeMap<ShopId, Long>();
    night.morning().shops().forEach(shop -> booked.put(shop.shop(), shop.orders()));
    boolean agrees =
        SHOPS.stream()
            .allMatch(
                shop -> within(booked.getOrDefault(shop, 0L), counted.get(shop), later.get(shop)));
    return new Marketplace(sum(counted), sum(later), counted, agrees);
  }

  /**
   * Orders that moved within the channel's lag: it gives them with the next window. Some of them
   * are in the book with an older version, so that only the bounds can be told. None without
   * malice.
   */
  private long givenLater(ShopId shop) {
    var channel = daybook.get(Mappings.class).channel(shop.channel());
    var feed = (PagedFeed) channel.feed(DemoConfig.ORDERS);
    var now = clock.instant();
    return marketplaces
        .truth(shop, now)
        .filter(order -> !order.updatedAt().isBefore(now.minus(feed.lag())))
        .count();
  }

  private static long sum(Map<ShopId, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static boolean within(long booked, long counted, long later) {
    return booked <= counted && booked >= counted - later;
  }

  public Home home() {
    return home;
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

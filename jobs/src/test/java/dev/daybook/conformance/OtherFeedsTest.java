package dev.daybook.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.channel.Credentials;
import dev.daybook.channel.NaivePuller;
import dev.daybook.channel.ShopSettings;
import dev.daybook.chaos.Binaries;
import dev.daybook.chaos.OpenDaybook;
import dev.daybook.chaos.QuickDaybook;
import dev.daybook.database.TestDatabase;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.mapping.Feed;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.PagedFeed;
import dev.daybook.operate.Request;
import dev.daybook.operate.Scope;
import dev.daybook.operate.Sync;
import dev.daybook.operate.SyncReport;
import dev.daybook.operate.Which;
import dev.daybook.simulator.FaultKind;
import dev.daybook.simulator.FaultOrder;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every shipped feed that is asked by API and is not a channel's first one: after-sales, and orders
 * by another version of an API. One call of five goes wrong in the first reading. What the platform
 * lists in peace, when nothing changes any more, is what the book must have, each once.
 */
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherFeedsTest {
  private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
  private static final Window DAY = new BusinessCalendar(Marketplaces.ZONE).window(DATE);
  private static final int ORDERS = 300;
  private static final Map<ShopId, String> FEEDS = feeds();
  private static final List<FaultKind> FAULTS =
      List.of(FaultKind.BUSY, FaultKind.CUT_JSON, FaultKind.DROPPED, FaultKind.EMPTY_BODY);

  private final MovableClock clock = new MovableClock(DAY.from());
  private final Map<ShopId, SyncReport> last = new LinkedHashMap<>();
  private Marketplaces marketplaces;
  private Installation.Open daybook;
  private NaivePuller.Wire wire;

  /** A shop for each, named by its feed. */
  private static Map<ShopId, String> feeds() {
    var feeds = new LinkedHashMap<ShopId, String>();
    for (var channel : SmallPages.channels()) {
      channel.feeds().values().stream()
          .filter(PagedFeed.class::isInstance)
          .map(Feed::stream)
          .filter(stream -> !stream.equals(Fair.STREAM))
          .forEach(
              stream -> feeds.put(new ShopId(channel.name(), stream.replace('/', '-')), stream));
    }
    return feeds;
  }

  static Stream<ShopId> shops() {
    return FEEDS.keySet().stream();
  }

  @BeforeAll
  void play(@TempDir Path folder) throws IOException {
    Binaries.option();
    marketplaces =
        Marketplaces.start(
            SimulatorSettings.of(11, ORDERS, DATE, clock)
                .withShops(FEEDS.keySet().toArray(ShopId[]::new)));
    wire = new NaivePuller.Wire(clock);
    var home = new Home(folder.resolve("home")).create();
    Files.writeString(home.config(), config());
    daybook =
        new Installation(QuickDaybook.class)
            .open(new Installation.Opening(home, SmallPages.in(folder), clock, false));
    LoggingSystem.get(getClass().getClassLoader()).setLogLevel("ROOT", LogLevel.OFF);
    FAULTS.forEach(kind -> marketplaces.arm(FaultOrder.sometimes(kind, 0.05)));
    syncAt(12);
    syncAt(26);
    marketplaces.disarm();
    syncAt(28);
  }

  private String config() {
    var database = TestDatabase.emptySchema();
    var text =
        new StringBuilder(
            """
            business-zone: Asia/Shanghai
            database: {url: '%s', user: '%s', password: '%s'}
            shops:
            """
                .formatted(database.url(), database.user(), database.password()));
    FEEDS.forEach(
        (shop, stream) ->
            text.append(OpenDaybook.shop(shop, DAY.from(), List.of(stream), marketplaces, shop)));
    return text.toString();
  }

  private Map<String, String> credentials(ShopId shop) {
    return new TreeMap<>(marketplaces.credentials(shop).configured());
  }

  private void syncAt(int hour) {
    clock.set(DAY.from().plus(Duration.ofHours(hour)));
    for (var shop : FEEDS.keySet()) {
      var report = daybook.get(Sync.class).sync(Scope.of(shop), Which.OWED, Request.bySchedule());
      last.put(shop, report);
    }
  }

  @AfterAll
  void close() {
    daybook.close();
    wire.close();
    marketplaces.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shops")
  void theBookHasWhatThePlatformLists(ShopId shop) {
    var listed = listed(shop);

    assertThat(listed).isNotEmpty();
    assertThat(booked(shop)).isEqualTo(listed);
    assertThat(last.get(shop).owed()).isEmpty();
    assertThat(quarantined(shop)).isZero();
  }

  /** The ids of all records that lie in the day. */
  private Set<String> listed(ShopId shop) {
    var settings =
        new ShopSettings(
            shop, marketplaces.url(), new Credentials(credentials(shop)), Instant.EPOCH);
    var puller =
        new NaivePuller(
            daybook.get(Mappings.class).channel(shop.channel()),
            FEEDS.get(shop),
            settings,
            clock,
            wire);
    puller.pull(new Window(DAY.from(), DAY.from().plus(Duration.ofHours(26))));
    return new TreeSet<>(puller.orders());
  }

  /** Without the word before a number that tells two systems of one platform apart. */
  private Set<String> booked(ShopId shop) {
    var table =
        FEEDS.get(shop).startsWith("refunds/")
            ? "SELECT after_sale_no FROM after_sale b"
            : "SELECT i.external_no FROM order_identity i JOIN book_order b ON b.order_id = i.order_id";
    var numbers = new TreeSet<String>();
    of(shop, table + " JOIN shop s ON s.shop_id = b.shop_id")
        .query(String.class)
        .list()
        .forEach(number -> numbers.add(number.replaceFirst("^[a-z]+-", "")));
    return numbers;
  }

  private int quarantined(ShopId shop) {
    return of(
            shop,
            "SELECT COUNT(*) FROM quarantine JOIN document USING (document_id)"
                + " JOIN feed USING (feed_id) JOIN shop s USING (shop_id)")
        .query(Integer.class)
        .single();
  }

  private JdbcClient.StatementSpec of(ShopId shop, String from) {
    return JdbcClient.create(daybook.get(DataSource.class))
        .sql(from + " WHERE s.channel = ? AND s.shop = ?")
        .param(shop.channel())
        .param(shop.shop());
  }
}

package dev.daybook.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.ShippedMappings;
import dev.daybook.book.BookProof;
import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.database.DatabaseSettings;
import dev.daybook.database.TestDatabase;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Two real {@code serve} processes on one database and one home, by the real clock; one is killed
 * in the middle of the night.
 */
@Tag("full")
class TwoServesTest {
  private static final int SHOPS = 6;
  private static final int ORDERS = 150;
  private static final Duration LONGEST = Duration.ofMinutes(6);
  private static final BusinessCalendar CALENDAR = new BusinessCalendar(Marketplaces.ZONE);
  private static final Clock CLOCK = Clock.systemUTC();

  /** Whenever this runs: nothing more is due for a long while. */
  private static final LocalDateTime DUE =
      LocalDateTime.ofInstant(CLOCK.instant(), Marketplaces.ZONE)
          .minusHours(6)
          .truncatedTo(ChronoUnit.MINUTES);

  private static final LocalDate DATE = DUE.toLocalDate().minusDays(1);

  private final Path folder = Nights.folder();
  private final Home home = new Home(folder.resolve("home")).create();
  private final Map<ShopId, Marketplaces> worlds = new LinkedHashMap<>();
  private final DatabaseSettings database = TestDatabase.emptySchema();
  private final JdbcClient sql =
      JdbcClient.create(
          new DriverManagerDataSource(
              database.url() + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true",
              database.user(),
              database.password()));
  private final List<DemoProcess> serves = new ArrayList<>();

  @AfterEach
  void clearUp() {
    serves.forEach(DemoProcess::close);
    worlds.values().forEach(Marketplaces::close);
    Nights.delete(folder);
  }

  @Test
  void oneIsKilledAndTheOtherEndsTheNightOnceEach() throws IOException {
    openShops();
    var mappings = slowMappings();
    var first = serve(mappings);
    var second = serve(mappings);
    awaitBothAtWork();
    first.kill();

    await()
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () ->
                count("SELECT COUNT(*) FROM owed_run WHERE kind = 'report'") == 1
                    && count("SELECT COUNT(*) FROM owed_run WHERE state IN ('OWED', 'RUNNING')")
                        == 0);

    assertThat(second.isRunning()).isTrue();
    assertThat(owed()).containsExactlyInAnyOrderElementsOf(expected());
    assertThat(count("SELECT COUNT(*) FROM owed_run WHERE token > 1"))
        .as("taken over")
        .isPositive();
    assertThat(count("SELECT COUNT(*) FROM run WHERE state = 'RUNNING'")).isZero();
    assertTheBookHasEachOrderOnce(mappings);
  }

  private void openShops() throws IOException {
    var shops = new StringBuilder();
    for (int i = 1; i <= SHOPS; i++) {
      var world = Marketplaces.start(SimulatorSettings.of(i, ORDERS, DATE, CLOCK));
      var credentials = world.credentials();
      worlds.put(new ShopId("pinduoduo", "shop-" + i), world);
      shops.append(
          """
            - id: pinduoduo/shop-%d
              go-live: %s
              host: http://127.0.0.1:%d
              credentials: {client_id: %s, client_secret: %s, access_token: %s, refresh_token: %s}
          """
              .formatted(
                  i,
                  DATE,
                  world.port(),
                  credentials.clientId(),
                  credentials.clientSecret(),
                  credentials.accessToken(),
                  credentials.refreshToken()));
    }
    Files.writeString(
        home.config(),
        """
        night: "%s"
        shops-at-once: 2
        database: {url: '%s', user: '%s', password: '%s'}
        shops:
        %s"""
            .formatted(
                DUE.toLocalTime(), database.url(), database.user(), database.password(), shops));
  }

  private DemoProcess serve(Path mappings) {
    var words = List.of("serve", "--json", "--home=" + home.folder(), "--mappings=" + mappings);
    var command = new ProcessBuilder(DemoHome.command("Pacific/Apia", words));
    var serve = DemoProcess.start(command, folder);
    serves.add(serve);
    return serve;
  }

  /** So slow that a night lasts longer than a process takes to start. */
  private Path slowMappings() {
    return ShippedMappings.copy(
        "pinduoduo",
        folder.resolve("mappings"),
        text ->
            text.replaceAll("rate: \\{[^}]*\\}", "rate: {calls: 8, per: PT1S}")
                .replace("size: 100,", "size: 20,"));
  }

  private void awaitBothAtWork() {
    await()
        .atMost(LONGEST)
        .ignoreExceptions()
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                count("SELECT COUNT(DISTINCT process) FROM owed_run WHERE state = 'RUNNING'") == 2
                    && count("SELECT COUNT(*) FROM coverage_window WHERE state = 'SEALED'") > 0);
  }

  private static List<String> expected() {
    var rows = new ArrayList<String>();
    IntStream.rangeClosed(1, SHOPS)
        .forEach(i -> rows.add("night pinduoduo/shop-%d %s DONE".formatted(i, DATE)));
    List.of("night-check", "night-handoff", "report")
        .forEach(kind -> rows.add("%s  %s DONE".formatted(kind, DATE)));
    return rows;
  }

  private List<String> owed() {
    return sql.sql("SELECT CONCAT_WS(' ', kind, shop, business_date, state) FROM owed_run")
        .query(String.class)
        .list();
  }

  private void assertTheBookHasEachOrderOnce(Path mappings) {
    for (var shop : worlds.entrySet()) {
      var name = shop.getKey().shop();
      var sealed =
          sql.sql(
                  "SELECT MAX(w.to_at) FROM coverage_window w JOIN feed f ON f.feed_id = w.feed_id"
                      + " JOIN shop s ON s.shop_id = f.shop_id WHERE s.shop = ? AND w.state ="
                      + " 'SEALED'")
              .param(name)
              .query(LocalDateTime.class)
              .single()
              .toInstant(ZoneOffset.UTC);
      var orders =
          sql.sql(
                  "SELECT COUNT(*) FROM book_order b JOIN shop s ON s.shop_id = b.shop_id WHERE"
                      + " s.shop = ?")
              .param(name)
              .query(Integer.class)
              .single();
      assertThat(orders)
          .as(name)
          .isPositive()
          .isEqualTo(
              shop.getValue()
                  .distinctOrders(
                      Marketplaces.PINDUODUO, new Window(CALENDAR.startOf(DATE), sealed)));
    }
    try (var daybook =
        new Installation(QuickDaybook.class)
            .open(new Installation.Opening(home, mappings, CLOCK, false))) {
      assertThat(daybook.get(BookProof.class).problems()).isEmpty();
    }
  }

  private long count(String query) {
    return sql.sql(query).query(Long.class).single();
  }
}

package dev.daybook.chaos;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.ShopId;
import dev.daybook.database.TestDatabase;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.operate.Night;
import dev.daybook.operate.NightReport;
import dev.daybook.operate.Request;
import dev.daybook.operate.Scope;
import dev.daybook.operate.Sync;
import dev.daybook.operate.SyncReport;
import dev.daybook.operate.Which;
import dev.daybook.simulator.Credentials;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Daybook in this process with many Pinduoduo shops and one of JD. Every shop has the same orders,
 * in a world of its own; all worlds and Daybook run by one clock.
 */
final class ManyShops implements AutoCloseable {
  static final LocalDate DATE = LocalDate.of(2026, 3, 2);
  static final BusinessCalendar CALENDAR = new BusinessCalendar(ZoneId.of("Asia/Shanghai"));
  static final Duration NIGHT = Duration.ofHours(26);

  private final String goLive;
  private final Path folder = Nights.folder();
  private final MovableClock clock = new MovableClock(CALENDAR.startOf(DATE));
  private final Map<String, Marketplaces> worlds = new LinkedHashMap<>();
  private final Home home = new Home(folder.resolve("home")).create();
  private final Installation.Open daybook;
  private final JdbcClient sql;

  /**
   * @param shops their names; one that is a word of malice with a number, such as {@code
   *     tick-after-page:3}, has a world of that kind
   * @param goLive of the Pinduoduo shops
   */
  ManyShops(Collection<String> shops, String goLive, int orders, long seed) {
    this(shops, Map.of(), goLive, orders, seed);
  }

  /**
   * @param elsewhere further shops, which have no world but only a port; they come first
   */
  ManyShops(
      Collection<String> shops,
      Map<String, Integer> elsewhere,
      String goLive,
      int orders,
      long seed) {
    this.goLive = goLive;
    Binaries.option();
    for (var shop : shops) {
      var settings = SimulatorSettings.of(seed, orders, DATE, clock);
      worlds.put(
          nameOf(shop),
          Marketplaces.start(shop.contains(":") ? settings.withMalice(shop) : settings));
    }
    var database = TestDatabase.emptySchema();
    write(elsewhere, database.url(), database.user(), database.password());
    daybook =
        new Installation(QuickDaybook.class)
            .open(new Installation.Opening(home, FastMappings.in(folder, 4), clock, false));
    LoggingSystem.get(getClass().getClassLoader()).setLogLevel("ROOT", LogLevel.WARN);
    sql =
        JdbcClient.create(
            new DriverManagerDataSource(
                database.url() + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true",
                database.user(),
                database.password()));
  }

  static String nameOf(String shop) {
    return shop.replaceAll(":.*", "");
  }

  static ShopId id(String shop) {
    return new ShopId("pinduoduo", nameOf(shop));
  }

  private void write(Map<String, Integer> elsewhere, String url, String user, String password) {
    var text =
        new StringBuilder(
            """
            business-zone: Asia/Shanghai
            inbox-age: 0s
            database: {url: '%s', user: '%s', password: '%s'}
            shops:
              - {id: jd/flagship, go-live: %s}
            """
                .formatted(url, user, password, DATE));
    var credentials = worlds.values().iterator().next().credentials();
    elsewhere.forEach((shop, port) -> text.append(written(shop, port, credentials, goLive)));
    worlds.forEach(
        (shop, world) -> text.append(written(shop, world.port(), world.credentials(), goLive)));
    try {
      Files.writeString(home.config(), text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + home.config(), e);
    }
  }

  private static String written(String shop, int port, Credentials credentials, String goLive) {
    return """
      - id: %s
        go-live: %s
        host: http://127.0.0.1:%d
        credentials: {client_id: %s, client_secret: %s, access_token: %s, refresh_token: %s}
    """
        .formatted(
            id(shop),
            goLive,
            port,
            credentials.clientId(),
            credentials.clientSecret(),
            credentials.accessToken(),
            credentials.refreshToken());
  }

  /** The world of a Pinduoduo shop. */
  Marketplaces world(String shop) {
    return worlds.get(nameOf(shop));
  }

  void moveTo(Duration sinceMidnight) {
    clock.set(CALENDAR.startOf(DATE).plus(sinceMidnight));
  }

  Instant now() {
    return clock.instant();
  }

  void dropJdFile() {
    worlds.values().iterator().next().writeJdExport(DATE, home.inbox(Marketplaces.JD));
  }

  NightReport night() {
    return night(Request.bySchedule());
  }

  NightReport night(Request request) {
    return daybook.get(Night.class).run(DATE, request);
  }

  <T> T get(Class<T> type) {
    return daybook.get(type);
  }

  SyncReport sync(ShopId shop, Which which, Request request) {
    return daybook.get(Sync.class).sync(Scope.of(shop), which, request);
  }

  SyncReport sync(ShopId shop) {
    return sync(shop, Which.OWED, Request.bySchedule());
  }

  JdbcClient sql() {
    return sql;
  }

  @Override
  public void close() {
    try {
      daybook.close();
    } finally {
      worlds.values().forEach(Marketplaces::close);
    }
    Nights.delete(folder);
  }
}

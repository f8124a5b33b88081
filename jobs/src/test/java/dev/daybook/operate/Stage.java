package dev.daybook.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.Daybook;
import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.Window;
import dev.daybook.chaos.QuickDaybook;
import dev.daybook.database.EmbeddedDatabase;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
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
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two simulated marketplaces, one home with the real application, and one clock for all. */
final class Stage implements AutoCloseable {
  static final LocalDate DATE = LocalDate.of(2026, 11, 11);
  static final BusinessCalendar CALENDAR = new BusinessCalendar(ZoneId.of("Asia/Shanghai"));
  static final Window DAY = CALENDAR.window(DATE);

  final MovableClock clock = new MovableClock(DAY.from());
  final Marketplaces marketplaces;
  final Home home;
  private final Class<?> application;
  private Installation.Open daybook;

  private Stage(Class<?> application, Path folder, int orders, String... malice) {
    this.application = application;
    marketplaces =
        Marketplaces.start(SimulatorSettings.of(7, orders, DATE, clock).withMalice(malice));
    home = new Home(folder).create();
  }

  /** Opened in the middle of nothing: it is midnight of {@link #DATE}. */
  static Stage open(Path folder, int orders) {
    return open(new Stage(Daybook.class, folder, orders), "[orders/updated]");
  }

  /**
   * Waits for no channel.
   *
   * @param feeds of the shop of Pinduoduo
   */
  static Stage quick(Path folder, int orders, String feeds, String... malice) {
    return open(new Stage(QuickDaybook.class, folder, orders, malice), feeds);
  }

  private static Stage open(Stage stage, String feeds) {
    stage.configure(feeds);
    stage.open((Path) null);
    return stage;
  }

  /** The application again on the same home, with these mappings over the built-in ones. */
  void open(Path mappings) {
    if (daybook != null) {
      daybook.close();
    }
    daybook =
        new Installation(application).open(new Installation.Opening(home, mappings, clock, false));
  }

  private void configure(String feeds) {
    var credentials = marketplaces.credentials();
    write(
        home.config(),
        """
        inbox-age: 0s
        shops:
          - id: pinduoduo/flagship
            go-live: %s
            host: http://127.0.0.1:%d
            feeds: %s
            credentials:
              client_id: %s
              client_secret: %s
              access_token: %s
              refresh_token: %s
          - id: jd/flagship
            go-live: %s
        """
            .formatted(
                DATE,
                marketplaces.port(),
                feeds,
                credentials.clientId(),
                credentials.clientSecret(),
                credentials.accessToken(),
                credentials.refreshToken(),
                DATE));
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  <T> T get(Class<T> type) {
    return daybook.get(type);
  }

  Stage at(Duration sinceMidnight) {
    clock.set(DAY.from().plus(sinceMidnight));
    return this;
  }

  static Instant hour(int hour) {
    return DAY.from().plus(Duration.ofHours(hour));
  }

  static Optional<Window> hours(int from, int to) {
    return Optional.of(new Window(hour(from), hour(to)));
  }

  SyncReport sync(String scope, Which which, Request request) {
    return get(Sync.class).sync(Scope.parse(scope), which, request);
  }

  JdbcClient sql() {
    return JdbcClient.create(get(DataSource.class));
  }

  long count(String sql) {
    return sql().sql(sql).query(Long.class).single();
  }

  /** An installation holds its database open for this process: closing is quick, opening too. */
  EmbeddedDatabase holdDatabase() {
    return EmbeddedDatabase.open(home.folder());
  }

  void assertEveryAccountBalances() {
    assertThat(
            count(
                "SELECT COUNT(*) FROM account WHERE fetched <> created + updated + unchanged"
                    + " + stale + duplicate + quarantined OR fetched_minor <> created_minor"
                    + " + updated_minor + unchanged_minor + stale_minor + duplicate_minor"
                    + " + quarantined_minor"))
        .isZero();
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

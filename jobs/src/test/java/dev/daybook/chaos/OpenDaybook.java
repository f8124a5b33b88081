package dev.daybook.chaos;

import dev.daybook.canonical.ShopId;
import dev.daybook.database.DatabaseSettings;
import dev.daybook.database.TestDatabase;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.simulator.Marketplaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Daybook in this process, with a home and a schema of its own; waiting takes no time. */
public final class OpenDaybook implements AutoCloseable {
  private final Home home;
  private final Installation.Open open;
  private final JdbcClient sql;

  private OpenDaybook(Path folder, ZoneId zone, String shops, Path mappings, Clock clock) {
    var database = TestDatabase.emptySchema();
    home = new Home(folder).create();
    write(database, zone, shops);
    open =
        new Installation(QuickDaybook.class)
            .open(new Installation.Opening(home, mappings, clock, false));
    LoggingSystem.get(getClass().getClassLoader()).setLogLevel("ROOT", LogLevel.OFF);
    sql =
        JdbcClient.create(
            new DriverManagerDataSource(
                database.url() + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true",
                database.user(),
                database.password()));
  }

  /**
   * @param shops the entries of the configuration's {@code shops}, see {@link #shop}
   */
  public static OpenDaybook on(Path folder, String shops, Path mappings, Clock clock) {
    return in(ZoneId.of("Asia/Shanghai"), folder, shops, mappings, clock);
  }

  /** As {@link #on}, with another business zone. */
  static OpenDaybook in(ZoneId zone, Path folder, String shops, Path mappings, Clock clock) {
    Binaries.option();
    return new OpenDaybook(folder, zone, shops, mappings, clock);
  }

  /**
   * The entry of a shop.
   *
   * @param simulated the shop of the marketplaces that it is
   */
  public static String shop(
      ShopId shop, Instant goLive, List<String> feeds, Marketplaces world, ShopId simulated) {
    var text = new StringBuilder();
    text.append("  - id: %s\n    go-live: %s\n".formatted(shop, goLive));
    text.append("    feeds: %s\n    host: %s\n    credentials:\n".formatted(feeds, world.url()));
    world
        .credentials(simulated)
        .configured()
        .forEach((name, value) -> text.append("      %s: '%s'\n".formatted(name, value)));
    return text.toString();
  }

  private void write(DatabaseSettings database, ZoneId zone, String shops) {
    var text =
        """
        business-zone: %s
        inbox-age: 0s
        database: {url: '%s', user: '%s', password: '%s'}
        shops:
        """
            .formatted(zone, database.url(), database.user(), database.password());
    try {
      Files.writeString(home.config(), text + shops);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + home.config(), e);
    }
  }

  public <T> T get(Class<T> type) {
    return open.get(type);
  }

  /** The database, in UTC. */
  public JdbcClient sql() {
    return sql;
  }

  public Home home() {
    return home;
  }

  @Override
  public void close() {
    open.close();
  }
}

package dev.daybook.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;

/**
 * Connections whose sessions are alike on every server: UTC, strict, READ COMMITTED.
 *
 * <p>Property names: Connector/J developer guide, "Configuration properties".
 */
final class ConnectionPool {
  private static final Duration MOST_WAIT = Duration.ofSeconds(30);

  /** At a start nothing is lost yet, and somebody may be waiting at a terminal. */
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

  private static final String STRICT =
      "sql_mode='STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
          + "ONLY_FULL_GROUP_BY,NO_ENGINE_SUBSTITUTION'";

  /** Client side prepared statements, because only those are rewritten into bulk statements. */
  private static final Map<String, String> DRIVER =
      Map.of(
          "connectionTimeZone", "UTC",
          "forceConnectionTimeZoneToSession", "true",
          "preserveInstants", "true",
          "useServerPrepStmts", "false",
          "rewriteBatchedStatements", "true",
          "allowLoadLocalInfile", "true",
          "characterEncoding", "UTF-8",
          "sessionVariables", STRICT,
          "tcpKeepAlive", "true");

  /**
   * How long a server is waited for that does not answer; the address may say otherwise. A
   * statement may take minutes: a chunk loaded into a large book, the sums of a report.
   */
  private static final Map<String, Duration> TIMEOUTS =
      Map.of(
          "connectTimeout", Duration.ofSeconds(10),
          "socketTimeout", Duration.ofMinutes(10));

  private ConnectionPool() {}

  /** Opens no connection until the first is asked for. */
  static HikariDataSource of(DatabaseSettings settings) {
    return of(settings, MOST_WAIT);
  }

  /** For migrations: one statement may rewrite the whole book, and half of it is no schema. */
  static HikariDataSource unhurried(DatabaseSettings settings) {
    var pool = of(settings, FIRST_WAIT);
    pool.getDataSourceProperties().remove("socketTimeout");
    return pool;
  }

  static HikariDataSource of(DatabaseSettings settings, Duration mostWait) {
    var config = new HikariConfig();
    config.setPoolName("daybook");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.connections());
    config.setMinimumIdle(0);
    config.setConnectionTimeout(mostWait.toMillis());
    config.setInitializationFailTimeout(-1);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    DRIVER.forEach(config::addDataSourceProperty);
    TIMEOUTS.forEach(
        (name, wait) -> {
          if (!settings.says(name)) {
            config.addDataSourceProperty(name, String.valueOf(wait.toMillis()));
          }
        });
    return new HikariDataSource(config);
  }
}

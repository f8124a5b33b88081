package dev.daybook.database;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.ibatis.exceptions.PersistenceException;
import org.mybatis.spring.SqlSessionTemplate;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;

/**
 * Whether a database can hold an order book, asked over the same pool the product uses.
 *
 * <p>Privileges are tried, not read: what {@code SHOW GRANTS} prints leaves out roles. The trial
 * makes a table and a view with names nobody else uses and removes them.
 */
public final class DatabaseCheck {
  private static final Duration MOST_WAIT = Duration.ofSeconds(5);
  private static final long SMALLEST_PACKET_BYTES = 16L << 20;

  /** Processes on one database judge each other's signs of life, each by its own clock. */
  private static final Duration MOST_SKEW = Duration.ofSeconds(5);

  private static final Map<String, BiConsumer<DatabaseCheckMapper, String>> TRIALS =
      new LinkedHashMap<>();

  static {
    TRIALS.put("CREATE", DatabaseCheckMapper::tryCreate);
    TRIALS.put("ALTER", DatabaseCheckMapper::tryAlter);
    TRIALS.put("INDEX", DatabaseCheckMapper::tryIndex);
    TRIALS.put("INSERT", DatabaseCheckMapper::tryInsert);
    TRIALS.put("SELECT", DatabaseCheckMapper::trySelect);
    TRIALS.put("UPDATE", DatabaseCheckMapper::tryUpdate);
    TRIALS.put("DELETE", DatabaseCheckMapper::tryDelete);
    TRIALS.put("REFERENCES", DatabaseCheckMapper::tryReferences);
    TRIALS.put("CREATE VIEW", DatabaseCheckMapper::tryView);
    TRIALS.put("CREATE TEMPORARY TABLES", DatabaseCheckMapper::tryTemporary);
    TRIALS.put("DROP", DatabaseCheckMapper::tryDrop);
  }

  /** WARN lets the product run, slower or with less safety; FAIL does not. */
  public enum Level {
    OK,
    WARN,
    FAIL
  }

  /**
   * One thing that was looked at.
   *
   * @param nextStep what to do; empty when all is well
   */
  public record Finding(String name, Level level, String found, String expected, String nextStep) {}

  private DatabaseCheck() {}

  /** One finding an aspect; a single one when the database cannot be reached. */
  public static List<Finding> of(DatabaseSettings settings, Clock clock) {
    try (var pool = ConnectionPool.of(settings, MOST_WAIT)) {
      var mapper =
          new SqlSessionTemplate(SqlStatements.of(pool)).getMapper(DatabaseCheckMapper.class);
      return findings(mapper, clock);
    } catch (DataAccessException | PersistenceException refused) {
      return List.of(unreachable(settings, refused));
    }
  }

  private static List<Finding> findings(DatabaseCheckMapper mapper, Clock clock) {
    var facts =
        mapper.variables().stream()
            .collect(Collectors.toMap(Variable::name, Variable::value, (one, same) -> one));
    var findings = new ArrayList<Finding>();
    findings.add(version(facts.get("version")));
    findings.add(timeZone(facts.get("time_zone")));
    findings.add(isolation(facts));
    findings.add(localInfile(facts.get("local_infile")));
    findings.add(largestPacket(Long.parseLong(facts.get("max_allowed_packet"))));
    findings.add(privileges(mapper));
    findings.add(clock(mapper, clock));
    return List.copyOf(findings);
  }

  private static Finding unreachable(DatabaseSettings settings, Exception refused) {
    return new Finding(
        "database.connection",
        Level.FAIL,
        NestedExceptionUtils.getMostSpecificCause(refused).getMessage(),
        "an answer from %s as user '%s'".formatted(settings.address(), settings.user()),
        "start the server, or correct database.url, database.user and the password");
  }

  private static Finding version(String version) {
    return finding(
        "database.version",
        ServerVersion.of(version).isSupported() ? Level.OK : Level.FAIL,
        version,
        "MySQL 8.0.12 or MariaDB 10.6, or newer",
        "upgrade the server, or set database.url to a newer one");
  }

  private static Finding timeZone(String zone) {
    return finding(
        "database.timeZone",
        Set.of("+00:00", "UTC").contains(zone) ? Level.OK : Level.FAIL,
        zone,
        "+00:00 in our sessions",
        "remove connectionTimeZone and sessionVariables from database.url");
  }

  private static Finding isolation(Map<String, String> facts) {
    var isolation = facts.getOrDefault("transaction_isolation", facts.get("tx_isolation"));
    return finding(
        "database.isolation",
        "READ-COMMITTED".equals(isolation) ? Level.OK : Level.FAIL,
        isolation,
        "READ-COMMITTED in our sessions",
        "remove the isolation setting from database.url");
  }

  private static Finding localInfile(String value) {
    return finding(
        "database.localInfile",
        "ON".equals(value) ? Level.OK : Level.WARN,
        value,
        "ON: new orders are loaded in bulk; without it they are inserted, several times slower",
        "on the server: SET GLOBAL local_infile = 1, and local_infile = 1 below [mysqld]");
  }

  private static Finding largestPacket(long bytes) {
    return finding(
        "database.maxAllowedPacket",
        bytes >= SMALLEST_PACKET_BYTES ? Level.OK : Level.FAIL,
        bytes + " bytes",
        "at least %d bytes".formatted(SMALLEST_PACKET_BYTES),
        "on the server: SET GLOBAL max_allowed_packet = 67108864, and the same below [mysqld]");
  }

  private static Finding privileges(DatabaseCheckMapper mapper) {
    var table = "daybook_check_" + Long.toHexString(System.nanoTime());
    var refused = new LinkedHashMap<String, String>();
    for (var trial : TRIALS.entrySet()) {
      try {
        trial.getValue().accept(mapper, table);
      } catch (DataAccessException failed) {
        refused.put(trial.getKey(), NestedExceptionUtils.getMostSpecificCause(failed).getMessage());
        if (trial.getKey().equals("CREATE")) {
          break;
        }
      }
    }
    return privileges(mapper, refused);
  }

  private static Finding privileges(DatabaseCheckMapper mapper, Map<String, String> refused) {
    boolean nothingTried = refused.containsKey("CREATE");
    var missing = nothingTried ? TRIALS.keySet() : refused.keySet();
    return finding(
        "database.privileges",
        refused.isEmpty() ? Level.OK : Level.FAIL,
        refused.isEmpty() ? "all" : "refused: " + String.join("; ", refused.values()),
        String.join(", ", TRIALS.keySet()) + " on the schema",
        "as an administrator: GRANT %s ON `%s`.* TO %s"
            .formatted(String.join(", ", missing), mapper.schema(), mapper.account()));
  }

  /** The server tells its time somewhere between question and answer. */
  private static Finding clock(DatabaseCheckMapper mapper, Clock clock) {
    var asked = clock.instant();
    var told = mapper.now();
    var half = Duration.between(asked, clock.instant()).dividedBy(2);
    var ahead = Duration.between(asked.plus(half), told);
    var least = ahead.abs().minus(half.abs());
    return finding(
        "database.clock",
        least.compareTo(MOST_SKEW) > 0 ? Level.WARN : Level.OK,
        "%s s %s ours (± %s s)"
            .formatted(
                seconds(ahead.abs()), ahead.isNegative() ? "behind" : "ahead of", seconds(half)),
        "a clock within %d s of ours".formatted(MOST_SKEW.toSeconds()),
        "set both machines' clocks, by NTP");
  }

  private static BigDecimal seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3);
  }

  private static Finding finding(
      String name, Level level, String found, String expected, String nextStep) {
    return new Finding(name, level, found, expected, level == Level.OK ? "" : nextStep);
  }

  /** A server variable as this session sees it. */
  record Variable(String name, String value) {}
}

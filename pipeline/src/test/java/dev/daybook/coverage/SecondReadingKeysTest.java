package dev.daybook.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.ShopId;
import dev.daybook.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Three feeds with two years of half hours, each read twice but for the last ten days, and none
 * settled yet: what is asked of a date touches the rows of its own days, not those of all years.
 */
class SecondReadingKeysTest {
  private static final TestDatabase db = TestDatabase.fresh();
  private static final int WINDOWS = 35_040;
  private static final int READ_AGAIN = WINDOWS - 480;
  private static final Instant GO_LIVE = Instant.parse("2024-11-21T16:00:00Z");
  private static final Instant END = GO_LIVE.plus(Duration.ofMinutes(30L * WINDOWS));
  private static int feed;

  @BeforeAll
  static void fill() {
    var desk = new CoverageDesk(db, new TestClock("2026-11-23T18:00:00Z"), new TestProcesses());
    for (var axis : List.of("created", "updated", "placed")) {
      var id = new ShopId("acme", "keys").feed("orders", axis);
      desk.feeds.register(id, GO_LIVE);
      feed = desk.feeds.idOf(id);
      fill(feed, 0, "OWED", WINDOWS);
      fill(feed, 1, "CONFIRM", READ_AGAIN);
    }
    db.sql()
        .sql(
            """
            INSERT INTO document (feed_id, window_id, run_id, kind, name, sha256, bytes, path, records, state, landed_at)
            SELECT feed_id, window_id, 1, 'PAGE', 'page', REPEAT('x', 32), 1, 'p', 3, 'BOOKED', opened_at
            FROM coverage_window
            """)
        .update();
    db.sql()
        .sql(
            """
            INSERT INTO difference
            SELECT document_id, 1, 'MISSED', CONCAT('A-', document_id), landed_at, landed_at
            FROM document WHERE document_id % 40 = 0
            """)
        .update();
    for (var table : List.of("coverage_window", "document", "difference")) {
      db.sql().sql("ANALYZE TABLE " + table).query().listOfRows();
    }
  }

  private static void fill(int feedId, int generation, String purpose, int windows) {
    db.sql()
        .sql(
            """
            INSERT INTO coverage_window
              (feed_id, generation, from_at, to_at, state, run_id, opened_at, sealed_at, purpose)
            SELECT ?, ?, TIMESTAMPADD(MINUTE, 30 * number, ?), TIMESTAMPADD(MINUTE, 30 * (number + 1), ?),
              'SEALED', 1, ?, ?, ?
            FROM (SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n AS number
              FROM digit a JOIN digit b JOIN digit c JOIN digit d JOIN digit e) slice
            WHERE number < ? ORDER BY number
            """
                .replaceAll("digit (\\w)", DIGITS + " $1"))
        .params(feedId, generation, utc(GO_LIVE), utc(GO_LIVE))
        .params(utc(GO_LIVE), utc(GO_LIVE), purpose, windows)
        .update();
  }

  private static final String DIGITS =
      "(SELECT 0 AS n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5"
          + " UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)";

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  /** Of the date before the last nine, as a night does it. */
  @ParameterizedTest
  @CsvSource({
    "SettlementMapper.readAgain, window_of_purpose",
    "SettlementMapper.sums, window_of_purpose",
    "SettlementMapper.markSettled, window_state",
    "DoubtMapper.counts, window_of_purpose"
  })
  void areUsed(String statement, String key) {
    db.mapper(SettlementMapper.class);
    db.mapper(DoubtMapper.class);
    var from = END.minus(Duration.ofDays(11));
    Map<String, Object> given =
        Map.of(
            "feedId",
            feed,
            "from",
            from,
            "to",
            from.plus(Duration.ofDays(1)),
            "now",
            END,
            "since",
            END.minus(Duration.ofDays(57)));
    var bound =
        db.session()
            .getConfiguration()
            .getMappedStatement("dev.daybook.coverage." + statement)
            .getBoundSql(given);
    var values =
        bound.getParameterMappings().stream()
            .map(each -> given.get(each.getProperty()))
            .map(value -> value instanceof Instant at ? utc(at) : value)
            .toList();

    var plan = db.sql().sql("EXPLAIN " + bound.getSql()).params(values).query().listOfRows();

    assertThat(plan)
        .filteredOn(row -> key.equals(row.get("key")))
        .singleElement()
        .satisfies(
            row -> assertThat(Long.parseLong(row.get("rows").toString())).isLessThan(WINDOWS / 5));
  }
}

package dev.daybook.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.ShippedMappings;
import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.chaos.QuickDaybook;
import dev.daybook.coverage.Doubts;
import dev.daybook.coverage.Feeds;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A shop with eight weeks behind it: twenty records an hour, and none before six in the morning.
 * Then somebody edits its mapping, and it asks in Shanghai's time where the platform expects UTC:
 * eight hours ahead of every window. The platform answers 200, and nothing is in it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SilenceTest {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 11);
  private static final BusinessCalendar CALENDAR = new BusinessCalendar(Marketplaces.ZONE);
  private static final ShopId SHOP = new ShopId("woocommerce", "flagship");
  private static final FeedId UPDATED = SHOP.feed("orders", "updated");
  private static final Request SCHEDULE = Request.bySchedule();

  @TempDir static Path folder;
  private static final MovableClock CLOCK = new MovableClock(CALENDAR.startOf(DATE));
  private static Marketplaces marketplaces;
  private static Home home;
  private static Path wrong;
  private static Installation.Open daybook;

  @BeforeAll
  static void open() {
    marketplaces = Marketplaces.start(SimulatorSettings.of(7, 480, DATE, CLOCK).withShops(SHOP));
    home = new Home(folder.resolve("home")).create();
    var text =
        new StringBuilder(
            "shops:\n  - id: %s\n    go-live: %s\n    host: %s\n    credentials:\n"
                .formatted(SHOP, DATE.minusDays(57), marketplaces.url()));
    marketplaces
        .credentials(SHOP)
        .configured()
        .forEach((name, value) -> text.append("      %s: '%s'\n".formatted(name, value)));
    Stage.write(home.config(), text.toString());
    open(null);
    daybook.get(ShopFeeds.class).owed();
    pastHours();
    wrong = inTheWrongZone();
  }

  private static void open(Path mappings) {
    if (daybook != null) {
      daybook.close();
    }
    daybook =
        new Installation(QuickDaybook.class)
            .open(new Installation.Opening(home, mappings, CLOCK, false));
  }

  /** Twenty records an hour by day, from the go-live up to the date. */
  private static void pastHours() {
    int feed = daybook.get(Feeds.class).idOf(UPDATED);
    var rows =
        IntStream.range(0, 57 * 24)
            .mapToObj(
                hour ->
                    "(%d, 0, '%s' + INTERVAL %d HOUR, '%s' + INTERVAL %d HOUR, 'SEALED', 0, '', '%s')"
                        .formatted(feed, goLive(), hour, goLive(), hour + 1, goLive()))
            .collect(Collectors.joining(", "));
    sql()
        .sql(
            "INSERT INTO coverage_window (feed_id, generation, from_at, to_at, state, run_id, proof, opened_at) VALUES "
                + rows)
        .update();
    sql()
        .sql(
            """
            INSERT INTO document (feed_id, window_id, run_id, kind, name, sha256, bytes, path,
              records, booked, state, landed_at)
            SELECT feed_id, window_id, 0, 'PAGE', 'past', '', 0, '',
              IF(HOUR(from_at + INTERVAL 8 HOUR) < 6, 0, 20), 0, 'BOOKED', from_at
            FROM coverage_window
            """)
        .update();
    // What the documents hold was booked long ago and is no part of this book.
    sql()
        .sql(
            "INSERT INTO account (document_id, currency, fetched, unchanged) SELECT document_id, 'CNY', records, records FROM document")
        .update();
  }

  private static String goLive() {
    return text(CALENDAR.startOf(DATE.minusDays(57)));
  }

  private static JdbcClient sql() {
    return JdbcClient.create(daybook.get(DataSource.class));
  }

  @AfterAll
  static void close() {
    try {
      daybook.close();
    } finally {
      marketplaces.close();
    }
  }

  private static Path inTheWrongZone() {
    return ShippedMappings.copy(
        "woocommerce",
        folder.resolve("mappings"),
        text ->
            text.replace(
                    "'UTC')\n        modified_before", "'Asia/Shanghai')\n        modified_before")
                .replace(
                    "'UTC')\n        dates_are_gmt", "'Asia/Shanghai')\n        dates_are_gmt"));
  }

  @Test
  @Order(1)
  void aShopThatIsQuietAtNightIsNotDoubted() {
    open(wrong);
    for (int hour = 1; hour <= 6; hour++) {
      sync(hour);
    }

    assertThat(records(0, 6)).isZero();
    assertThat(doubts()).isEmpty();
  }

  @Test
  @Order(2)
  void aDayAsUsualIsNotDoubted() {
    open(null);
    for (int hour = 7; hour <= 14; hour++) {
      sync(hour);
    }

    assertThat(records(6, 14)).isGreaterThan(80);
    assertThat(doubts()).isEmpty();
  }

  @Test
  @Order(3)
  void answersThatTurnEmptyAreAskedAgainAndKeepTheNightFromBeingGreen() {
    open(wrong);
    for (int hour = 15; hour <= 23; hour++) {
      sync(hour);
    }
    CLOCK.set(at(26));

    var night = daybook.get(Night.class).run(DATE, SCHEDULE);

    assertThat(night.morning().coverage().holes()).isEmpty();
    assertThat(night.complete()).isFalse();
    assertThat(night.morning().complete()).isFalse();
    assertThat(night.morning().troubles())
        .singleElement()
        .satisfies(
            trouble -> {
              assertThat(trouble.shop()).isEqualTo(SHOP);
              assertThat(trouble.blocking()).isTrue();
              assertThat(trouble.what())
                  .startsWith(UPDATED + ": 0 records in ")
                  .contains("of 8 weeks before had ", "./daybook doubts confirm " + UPDATED);
            });
    assertThat(
            sql()
                .sql("SELECT COUNT(*) FROM coverage_window WHERE purpose = 'PROBE'")
                .query(Long.class)
                .single())
        .isPositive();
    assertThat(alerts()).contains("feed-silent " + UPDATED + " CRITICAL");
    assertThat(daybook.get(CoverageOverview.class).of(Optional.of(SHOP)).complete()).isFalse();
  }

  @Test
  @Order(4)
  void recordsEndTheDoubt() {
    open(null);
    CLOCK.set(at(27));
    var range = SCHEDULE.over(Optional.of(new Window(at(14), at(24))));
    daybook.get(Sync.class).sync(Scope.of(SHOP), Which.ALL, range);

    assertThat(doubts()).isEmpty();
    assertThat(
            sql()
                .sql("SELECT reason FROM doubt WHERE ended_at IS NOT NULL")
                .query(String.class)
                .list())
        .containsExactly("records came again");
    assertThat(alerts()).doesNotContain("feed-silent " + UPDATED + " CRITICAL");
  }

  /** The next day nobody orders any more. */
  @Test
  @Order(5)
  void whoHasLookedConfirmsThatTheSilenceIsTheTruth() {
    for (int hour = 31; hour <= 36; hour++) {
      sync(hour);
    }
    var doubted = daybook.get(DoubtDesk.class).list();
    assertThat(doubted).extracting(DoubtDesk.Doubted::feed).containsExactly(UPDATED);
    assertThat(alerts()).contains("feed-silent " + UPDATED + " CRITICAL");

    var confirmed =
        daybook
            .get(DoubtDesk.class)
            .confirm(UPDATED, new Window(at(30), at(48)), "mei", "closed for stock-taking");

    assertThat(confirmed)
        .isEqualTo(
            new DoubtDesk.Confirmed(UPDATED, at(30), at(48), "mei", "closed for stock-taking", 1));
    for (int hour = 37; hour <= 47; hour++) {
      sync(hour);
    }
    assertThat(doubts()).isEmpty();
    assertThat(alerts()).doesNotContain("feed-silent " + UPDATED + " CRITICAL");
  }

  @Test
  @Order(6)
  void aFeedThatThereIsNotAndAReasonThatIsNoneAreRefused() {
    var desk = daybook.get(DoubtDesk.class);
    var span = new Window(at(30), at(48));

    assertThatThrownBy(() -> desk.confirm(UPDATED, span, "mei", " "))
        .isInstanceOf(AskedWrongly.class)
        .hasMessage(
            "--reason: expected 1 to 1000 characters that tell why the silence is the truth");
    assertThatThrownBy(() -> desk.confirm(SHOP.feed("orders", "liked"), span, "mei", "closed"))
        .isInstanceOf(AskedWrongly.class);
  }

  /** What was read was not sealed yet; nor was the silent time itself asked for once more. */
  @Test
  @Order(7)
  void aProbeThatWasLeftIsJudgedByTheRunThatGoesOn() {
    sync(54);
    CLOCK.set(at(56));
    var left =
        daybook
            .get(Sync.class)
            .sync(Scope.of(SHOP), Which.OWED, SCHEDULE.until(() -> openProbes() > 0));
    assertThat(left.state()).isEqualTo("STOPPED");
    assertThat(doubts()).isEmpty();
    sql()
        .sql(
            "UPDATE coverage_window SET state = 'FETCHED', sealed_at = NULL WHERE purpose = 'OWED'"
                + " ORDER BY to_at DESC LIMIT 1")
        .update();

    sync(56);

    assertThat(openProbes()).isZero();
    assertThat(daybook.get(DoubtDesk.class).list())
        .extracting(DoubtDesk.Doubted::feed)
        .containsExactly(UPDATED);
    assertThat(alerts()).contains("feed-silent " + UPDATED + " CRITICAL");
  }

  /** Its process was killed between what the probe brought and what that means. */
  @Test
  @Order(8)
  void aProbeThatNobodyJudgedIsJudgedByTheNextRun() {
    unjudged("PROBE", 1);

    sync(56);

    assertThat(doubted()).containsExactly(UPDATED);
  }

  /**
   * Its process was killed before it could ask once more; the run after it, before it could ask.
   */
  @Test
  @Order(9)
  void aWindowThatNobodyJudgedIsJudgedByTheNextRunThatPulls() {
    long probes = probes();
    unjudged("OWED", 1);

    daybook.get(Sync.class).sync(Scope.of(SHOP), Which.OWED, SCHEDULE.until(() -> true));
    assertThat(doubted()).isEmpty();
    sync(56);

    assertThat(doubted()).containsExactly(UPDATED);
    assertThat(probes()).isGreaterThan(probes);
  }

  /** The probe of what was left begins a generation before the rerun does. */
  @Test
  @Order(10)
  void aRerunJudgesWhatWasLeftBeforeItReadsAllAgain() {
    unjudged("OWED", 1);
    var range = SCHEDULE.over(Optional.of(new Window(at(50), at(56))));

    var report = daybook.get(Sync.class).sync(Scope.of(SHOP), Which.ALL, range);

    assertThat(report.owed()).isEmpty();
    assertThat(doubted()).containsExactly(UPDATED);
  }

  /** What was left lies before a doubt that is open. */
  @Test
  @Order(11)
  void aDoubtReachesBackToWhatIsJudgedLater() {
    unjudged("OWED", 2);
    var left = left();
    sql()
        .sql(
            "INSERT INTO doubt (feed_id, open_feed_id, from_at, to_at, what, run_id, found_at) SELECT"
                + " feed_id, feed_id, to_at, to_at + INTERVAL 1 HOUR, 'later', 1, to_at FROM"
                + " coverage_window WHERE window_id = ?")
        .param(left)
        .update();

    sync(56);

    assertThat(
            sql()
                .sql(
                    "SELECT COUNT(*) FROM doubt d JOIN coverage_window w ON w.window_id = ? WHERE"
                        + " d.ended_at IS NULL AND d.from_at <= w.from_at AND d.to_at >= w.to_at +"
                        + " INTERVAL 1 HOUR")
                .param(left)
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  /** Other time lies between the two. */
  @Test
  @Order(12)
  void whatIsJudgedLaterAndLiesFarBeforeADoubtIsOnlyTold() {
    unjudged("OWED", 2);
    sql()
        .sql(
            "INSERT INTO doubt (feed_id, open_feed_id, from_at, to_at, what, run_id, found_at) SELECT"
                + " feed_id, feed_id, to_at + INTERVAL 1 HOUR, to_at + INTERVAL 2 HOUR, 'later', 1,"
                + " to_at FROM coverage_window WHERE window_id = ?")
        .param(left())
        .update();
    var before = daybook.get(Doubts.class).open();

    var report = sync(56);

    assertThat(daybook.get(Doubts.class).open()).isEqualTo(before);
    assertThat(report.notes())
        .anyMatch(note -> note.contains("look at it with the doubt of later time"));
  }

  /** The n-th newest window of the kind was fetched, and nothing is doubted. */
  private static void unjudged(String purpose, int newest) {
    sql()
        .sql("UPDATE doubt SET ended_at = found_at, open_feed_id = NULL WHERE ended_at IS NULL")
        .update();
    long window =
        sql()
            .sql(
                "SELECT window_id FROM coverage_window WHERE purpose = ? ORDER BY to_at DESC,"
                    + " generation DESC, window_id DESC LIMIT 1 OFFSET ?")
            .params(purpose, newest - 1)
            .query(Long.class)
            .single();
    sql()
        .sql(
            "UPDATE coverage_window SET state = 'FETCHED', sealed_at = NULL, fetched_at = ? WHERE"
                + " window_id = ?")
        .params(text(at(57)), window)
        .update();
  }

  private static long left() {
    return sql()
        .sql("SELECT window_id FROM coverage_window WHERE state = 'FETCHED'")
        .query(Long.class)
        .single();
  }

  private static List<FeedId> doubted() {
    return daybook.get(DoubtDesk.class).list().stream().map(DoubtDesk.Doubted::feed).toList();
  }

  private static long probes() {
    return sql()
        .sql("SELECT COUNT(*) FROM coverage_window WHERE purpose = 'PROBE'")
        .query(Long.class)
        .single();
  }

  private static long openProbes() {
    return sql()
        .sql("SELECT COUNT(*) FROM coverage_window WHERE purpose = 'PROBE' AND state = 'OPEN'")
        .query(Long.class)
        .single();
  }

  private static long records(int from, int to) {
    return sql()
        .sql(
            "SELECT COALESCE(SUM(d.records), 0) FROM document d JOIN coverage_window w ON"
                + " w.window_id = d.window_id WHERE d.name <> 'past' AND w.from_at >= ? - INTERVAL"
                + " 5 MINUTE AND w.to_at <= ?")
        .params(text(at(from)), text(at(to)))
        .query(Long.class)
        .single();
  }

  private static String text(Instant at) {
    return at.toString().replace("T", " ").replace("Z", "");
  }

  private static List<String> alerts() {
    return daybook.get(AlertDesk.class).list(false, 99).alerts().stream()
        .map(alert -> alert.cause() + " " + alert.severity())
        .toList();
  }

  private static SyncReport sync(int hour) {
    CLOCK.set(at(hour));
    return daybook.get(Sync.class).sync(Scope.of(SHOP), Which.OWED, SCHEDULE);
  }

  private static List<?> doubts() {
    return daybook.get(Doubts.class).open();
  }

  private static Instant at(int hour) {
    return CALENDAR.startOf(DATE).plus(Duration.ofHours(hour));
  }
}

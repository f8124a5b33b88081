package dev.daybook.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.Daybook;
import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.database.EmbeddedDatabase;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.SchedulerException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code serve} with the real scheduler on a real database: the steps build on each other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServingTest {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 11);
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int ORDERS = 30;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  @TempDir static Path folder;
  private static final MovableClock CLOCK =
      new MovableClock(new BusinessCalendar(SHANGHAI).startOf(DATE).plus(Duration.ofHours(25)));
  private static Home home;
  private static EmbeddedDatabase database;
  private static Installation.Open daybook;

  @BeforeAll
  static void open() throws IOException {
    home = new Home(folder).create();
    database = EmbeddedDatabase.open(home.folder());
    Files.writeString(
        home.config(), "inbox-age: 0s\nshops: [{id: jd/flagship, go-live: %s}]\n".formatted(DATE));
    try (var marketplaces = Marketplaces.start(SimulatorSettings.of(3, ORDERS, DATE, CLOCK))) {
      marketplaces.writeJdExport(DATE, home.inbox(Marketplaces.JD));
    }
    serve();
  }

  @AfterAll
  static void close() {
    daybook.close();
    database.close();
  }

  private static void serve() {
    daybook =
        new Installation(Daybook.class).open(new Installation.Opening(home, null, CLOCK, true));
  }

  @Test
  @Order(1)
  void tellsWhatComesNextAndOwesNothingFromBeforeGoLive() {
    var started = daybook.get(Serving.class).start();

    assertThat(started.inboxes()).containsExactly("jd/flagship");
    assertThat(started.next())
        .extracting(due -> "%s %s %s".formatted(due.kind(), due.businessDate(), due.at()))
        .containsExactly(
            "night 2026-11-11 2026-11-11T18:00:00Z", "files 2026-11-11 2026-11-12T01:00:00Z");
    assertThat(started.next().get(0).businessTime().toLocalTime()).isEqualTo(LocalTime.of(2, 0));
    daybook.get(Dispatcher.class).wake();
    assertThat(owed()).isEmpty();
  }

  @Test
  @Order(2)
  void aDroppedFileIsBookedAndItsDateSealedWhileServing() {
    await()
        .atMost(LONGEST_WAIT)
        .until(() -> count("SELECT COUNT(*) FROM coverage_window WHERE state = 'SEALED'") == 1);

    assertThat(count("SELECT COUNT(*) FROM book_order")).isEqualTo(ORDERS);
    await()
        .atMost(LONGEST_WAIT)
        .until(() -> count("SELECT COUNT(*) FROM run WHERE kind = 'drop' AND state = 'DONE'") == 1);
    // Moved when its run has ended: a kill between the two finds it again, and it is a known file.
    var done = home.inbox(Marketplaces.JD).resolve("done/jd-orders-20261111.csv");
    await().atMost(LONGEST_WAIT).until(() -> Files.exists(done));
    assertThat(home.inbox(Marketplaces.JD).resolve("failed")).doesNotExist();
  }

  @Test
  @Order(3)
  void theNightAndTheStationsBehindItAreDoneOnce() {
    CLOCK.advance(Duration.ofHours(1));
    daybook.get(Dispatcher.class).wake();
    awaitDone(4);

    assertThat(owed())
        .containsExactly(
            "night jd/flagship 2026-11-11 DONE 1",
            "night-check  2026-11-11 DONE 1",
            "night-handoff  2026-11-11 DONE 1",
            "report  2026-11-11 DONE 1");
    assertThat(count("SELECT COUNT(*) FROM order_check")).isEqualTo(ORDERS);
    assertThat(count("SELECT COUNT(*) FROM handoff_batch")).isPositive();
    assertThat(nights()).isEqualTo(1);
  }

  @Test
  @Order(4)
  void wakingAgainAndAgainChangesNothing() throws SchedulerException {
    for (int i = 0; i < 5; i++) {
      daybook.get(Dispatcher.class).wake();
    }

    assertThat(owed()).hasSize(4);
    assertThat(nights()).isEqualTo(1);
    assertThat(count("SELECT COUNT(*) FROM QRTZ_TRIGGERS")).isEqualTo(1);
  }

  /** Three nights and the files of three dates: the first file is there, the others never come. */
  @Test
  @Order(5)
  void whatWasMissedWhileNothingServedIsMadeUpDateByDate() {
    daybook.close();
    CLOCK.set(new BusinessCalendar(SHANGHAI).startOf(DATE.plusDays(4)).plus(Duration.ofHours(3)));
    serve();
    daybook.get(Serving.class).start();
    daybook.get(Dispatcher.class).wake();
    awaitDone(11);
    await()
        .atMost(LONGEST_WAIT)
        .until(
            () ->
                count("SELECT COUNT(*) FROM owed_run WHERE kind = 'settle' AND tries = 1") == 1
                    && count(
                            "SELECT COUNT(*) FROM owed_run WHERE kind = 'report' AND state IN ('OWED', 'RUNNING')")
                        == 0);

    assertThat(owed().subList(4, owed().size()))
        .containsExactlyInAnyOrder(
            "night jd/flagship 2026-11-12 SUPERSEDED 1",
            "night-check  2026-11-12 DONE 1",
            "night-handoff  2026-11-12 DONE 1",
            "report  2026-11-12 SUPERSEDED 1",
            "night jd/flagship 2026-11-13 SUPERSEDED 1",
            "files jd/flagship 2026-11-13 OWED 1",
            "night-check  2026-11-13 DONE 1",
            "night-handoff  2026-11-13 DONE 1",
            "report  2026-11-13 SUPERSEDED 1",
            "night jd/flagship 2026-11-14 OWED 1",
            "night-check  2026-11-14 DONE 1",
            "night-handoff  2026-11-14 DONE 1",
            "report  2026-11-14 DONE 1",
            "settle jd/flagship 2026-11-13 OWED 1");
  }

  private static void awaitDone(int runs) {
    await()
        .atMost(LONGEST_WAIT)
        .until(() -> count("SELECT COUNT(*) FROM owed_run WHERE state = 'DONE'") == runs);
  }

  private static List<String> owed() {
    return sql()
        .sql(
            "SELECT CONCAT_WS(' ', kind, shop, business_date, state, token) FROM owed_run"
                + " ORDER BY owed_run_id")
        .query(String.class)
        .list();
  }

  private static long nights() {
    return count(
        "SELECT COUNT(*) FROM run WHERE kind = 'sync' AND cause = 'SCHEDULE' AND state = 'DONE'");
  }

  private static long count(String query) {
    return sql().sql(query).query(Long.class).single();
  }

  private static JdbcClient sql() {
    return JdbcClient.create(daybook.get(DataSource.class));
  }
}

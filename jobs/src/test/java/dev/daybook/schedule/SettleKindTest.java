package dev.daybook.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.Window;
import dev.daybook.chaos.QuickDaybook;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.operate.Progress;
import dev.daybook.operate.Request;
import dev.daybook.operate.Scope;
import dev.daybook.operate.Sync;
import dev.daybook.operate.Which;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.SimulatorSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
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
 * One order of twenty becomes visible two hours later than the platform promises, and the shop is
 * synced every two hours. The nights are the ledger's.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SettleKindTest {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 11);
  private static final BusinessCalendar CALENDAR = new BusinessCalendar(Marketplaces.ZONE);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final int ORDERS = 200;

  @TempDir static Path folder;
  private static final MovableClock CLOCK = new MovableClock(CALENDAR.startOf(DATE));
  private static Marketplaces marketplaces;
  private static Installation.Open daybook;

  @BeforeAll
  static void open() throws Exception {
    marketplaces =
        Marketplaces.start(
            SimulatorSettings.of(7, ORDERS, DATE, CLOCK).withMalice("late-commits:7200"));
    var credentials = marketplaces.credentials();
    var home = new Home(folder).create();
    Files.writeString(
        home.config(),
        """
        intraday: 2h
        shops:
          - id: pinduoduo/flagship
            go-live: %s
            host: http://127.0.0.1:%d
            feeds: [orders/updated]
            credentials: {client_id: %s, client_secret: %s, access_token: %s, refresh_token: %s}
        """
            .formatted(
                DATE,
                marketplaces.port(),
                credentials.clientId(),
                credentials.clientSecret(),
                credentials.accessToken(),
                credentials.refreshToken()));
    daybook =
        new Installation(QuickDaybook.class)
            .open(new Installation.Opening(home, null, CLOCK, false));
    for (int hour = 2; hour <= 24; hour += 2) {
      wake(hour, "intraday", 1);
    }
  }

  @AfterAll
  static void close() {
    try {
      daybook.close();
    } finally {
      marketplaces.close();
    }
  }

  @Test
  @Order(1)
  void theNightAfterGoLiveHasNoDateToSettle() {
    wake(26, "report", 1);

    assertThat(owed("report")).containsExactly("2026-11-11 DONE 1");
    assertThat(owed("settle")).isEmpty();
    assertThat(inErp()).isBetween(ORDERS / 2L, orders() - 1L);
  }

  @Test
  @Order(2)
  void whatASecondReadingFindsGoesToTheErpAtOnce() {
    wake(50, "settle", 1);

    assertThat(owed("settle")).containsExactly("2026-11-11 DONE 1");
    assertThat(count("SELECT missed FROM settlement")).isPositive();
    assertThat(count("SELECT COUNT(*) FROM book_order")).isEqualTo(orders());
    assertThat(
            count(
                "SELECT COUNT(*) FROM book_order WHERE order_id NOT IN (SELECT order_id FROM"
                    + " handoff_item) AND order_id NOT IN (SELECT order_id FROM finding WHERE hold"
                    + " = 1 AND state = 'OPEN')"))
        .as("clear, and not in the ERP")
        .isZero();
  }

  /** Its process died in the middle of it, long ago. */
  @Test
  @Order(3)
  void aDateIsTakenOverFromADeadProcess() {
    sql()
        .sql(
            "INSERT INTO owed_run (shop, business_date, kind, due_at, state, not_before, token,"
                + " process, alive_at) VALUES ('pinduoduo/flagship', '2026-11-12', 'settle',"
                + " '2026-11-13 18:00:00', 'RUNNING', '2026-11-13 18:00:00', 1, 'elsewhere:7:0',"
                + " '2026-11-13 17:00:00')")
        .update();

    wake(74, "settle", 2);

    assertThat(owed("settle")).containsExactly("2026-11-11 DONE 1", "2026-11-12 DONE 2");
    assertThat(count("SELECT COUNT(*) FROM settlement")).isEqualTo(2);
    assertThat(daybook.get(Schedules.class).list(99).runs())
        .filteredOn(run -> run.kind().equals("settle"))
        .extracting(Schedules.Owed::businessDate)
        .containsExactly(DATE.plusDays(1), DATE);
  }

  @Test
  @Order(4)
  void whatTheTimeWasTooShortForIsLeftToTheNextDate() {
    CLOCK.set(CALENDAR.startOf(DATE).plus(Duration.ofHours(98)));
    var shop = Scope.parse("pinduoduo/flagship");
    daybook.get(Sync.class).sync(shop, Which.OWED, Request.bySchedule());
    var owed =
        new OwedRun(
            1,
            "pinduoduo/flagship",
            DATE.plusDays(2),
            "settle",
            CLOCK.instant(),
            "OWED",
            CLOCK.instant(),
            0,
            0,
            null,
            null,
            null,
            null,
            0,
            null);

    var ended = daybook.get(SettleKind.class).run(owed, Request.bySchedule().telling(HOURS));

    assertThat(ended.how()).isEqualTo(Ended.How.DONE);
    assertThat(ended.message())
        .contains("pinduoduo/flagship/orders/updated of 2026-11-13 is unfinished")
        .contains("the time for second readings is over");
    assertThat(count("SELECT COUNT(*) FROM settlement")).isEqualTo(2);
  }

  /** A window takes two hours. */
  private static final Progress HOURS =
      new Progress() {
        @Override
        public Stage begin(String what, long steps, String outlook) {
          return (done, left) -> CLOCK.advance(Duration.ofHours(2));
        }

        @Override
        public void tell(String line) {}
      };

  /** Until so many runs of this kind are done, and nothing is left. */
  private static void wake(int hour, String kind, int done) {
    CLOCK.set(CALENDAR.startOf(DATE).plus(Duration.ofHours(hour)));
    daybook.get(Dispatcher.class).wake();
    await().atMost(LONGEST_WAIT).until(() -> isDone(kind, done));
  }

  /**
   * Told by one look: between two, the station that follows on the one that has ended is owed, and
   * would count for a run that is done.
   */
  private static boolean isDone(String kind, int times) {
    return sql()
            .sql(
                "SELECT COUNT(*) FROM owed_run HAVING SUM(state <> 'DONE') = 0 AND SUM(kind = ?) >="
                    + " ?")
            .params(kind, times)
            .query(Long.class)
            .list()
            .size()
        == 1;
  }

  /** By the simulator's own count. */
  private static int orders() {
    return marketplaces.distinctOrders(
        Marketplaces.PINDUODUO, new Window(CALENDAR.startOf(DATE), CLOCK.instant()));
  }

  private static List<String> owed(String kind) {
    return sql()
        .sql(
            "SELECT CONCAT_WS(' ', business_date, state, token) FROM owed_run WHERE kind = ?"
                + " ORDER BY business_date")
        .param(kind)
        .query(String.class)
        .list();
  }

  private static long inErp() {
    return count("SELECT COUNT(DISTINCT order_id) FROM handoff_item");
  }

  private static long count(String query) {
    return sql().sql(query).query(Long.class).single();
  }

  private static JdbcClient sql() {
    return JdbcClient.create(daybook.get(DataSource.class));
  }
}

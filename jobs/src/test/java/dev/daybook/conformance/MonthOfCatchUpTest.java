package dev.daybook.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.daybook.Daybook;
import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.database.DatabaseSettings;
import dev.daybook.database.TestDatabase;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.operate.Progress;
import dev.daybook.operate.Request;
import dev.daybook.operate.Scope;
import dev.daybook.operate.Sync;
import dev.daybook.operate.SyncReport;
import dev.daybook.operate.SyncReport.FeedSync;
import dev.daybook.operate.Which;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Thirty days of a shop of Pinduoduo: its windows are half an hour, three minutes of them overlap.
 */
@Tag("full")
class MonthOfCatchUpTest {
  private static final ShopId SHOP = Marketplaces.PINDUODUO;
  private static final String LIST = "pdd.order.number.list.increment.get";
  private static final BusinessCalendar CALENDAR = new BusinessCalendar(Marketplaces.ZONE);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 31);
  private static final Instant GO_LIVE = CALENDAR.startOf(LAST.minusDays(29));
  private static final Instant MORNING = CALENDAR.window(LAST).to().plus(Duration.ofHours(2));
  private static final Request OPERATOR = Request.by("mei");
  private static final int ORDERS = 300;
  private static final int UNTIL_STOPPED = 700;

  @TempDir Path folder;
  private final ClockOfMany clock = new ClockOfMany(MORNING);
  private final DatabaseSettings database = TestDatabase.emptySchema();
  private final AtomicInteger windows = new AtomicInteger();
  private final List<String> told = new ArrayList<>();
  private Marketplaces marketplaces;
  private Installation.Open daybook;

  @AfterEach
  void close() {
    daybook.close();
    marketplaces.close();
  }

  @Test
  void aMonthIsForecastStoppedAndContinuedWithoutAskingTwice() throws IOException {
    open();
    var plan = feed(sync(OPERATOR.dry(true)));
    // 30 days and 115 minutes (two hours, less the lag) in steps of 27 minutes.
    assertThat(plan.slices()).isEqualTo(1605);
    assertThat(plan.forecast().calls()).isEqualTo(2L * plan.slices());
    assertThat(plan.forecast().seconds()).isEqualTo(179);
    assertThat(plan.forecast().binding()).isEqualTo(LIST + ": 20 calls in PT1S");
    assertThat(requests()).isZero();

    var stopped = sync(OPERATOR.telling(hearing()).until(afterWindows(UNTIL_STOPPED)));
    assertThat(stopped.state()).isEqualTo("STOPPED");
    // What is pulled by then is booked, as far as the grace of seconds allows.
    assertThat(feed(stopped).sealed()).isPositive().isLessThanOrEqualTo(UNTIL_STOPPED);
    assertThat(told.get(0)).contains("about %d calls, done by".formatted(2 * plan.slices()));

    var left = feed(sync(OPERATOR.dry(true)));
    assertThat(left.slices()).isEqualTo(plan.slices() - UNTIL_STOPPED);
    var continued = sync(OPERATOR);
    assertThat(continued.state()).isEqualTo("DONE");
    assertThat(feed(stopped).sealed() + feed(continued).sealed()).isEqualTo(plan.slices());

    // A window is counted, read page by page, and counted again.
    assertThat(feed(stopped).calls() + feed(continued).calls()).isEqualTo(requests());
    assertThat(requests()).isEqualTo(2L * plan.slices() + pagesWithRecords());
    assertThat(feed(continued).calls()).isCloseTo(left.forecast().calls(), withinPercentage(10));
    assertThat(marketplaces.counts().violations()).isEmpty();
    assertEveryOrderIsBookedOnce();
  }

  private void assertEveryOrderIsBookedOnce() {
    var truth =
        marketplaces
            .truth(SHOP, clock.instant())
            .filter(order -> !order.updatedAt().isBefore(GO_LIVE))
            .toList();
    int counted = marketplaces.distinctOrders(SHOP, new Window(GO_LIVE, clock.instant()));
    var judge = Judge.of(database);

    assertThat(judge.of(SHOP, truth)).isEqualTo(new Loss(counted, 0, 0));
    assertThat(judge.booked(SHOP).values().stream().filter(at -> !at.isBefore(GO_LIVE)))
        .hasSize(counted)
        .hasSizeGreaterThan(ORDERS / 2);
  }

  private Progress hearing() {
    return new Progress() {
      @Override
      public Stage begin(String what, long steps, String outlook) {
        return (done, left) -> windows.incrementAndGet();
      }

      @Override
      public void tell(String line) {
        told.add(line);
      }
    };
  }

  private BooleanSupplier afterWindows(int number) {
    return () -> windows.get() >= number;
  }

  private SyncReport sync(Request request) {
    return daybook.get(Sync.class).sync(Scope.of(SHOP), Which.OWED, request);
  }

  private static FeedSync feed(SyncReport report) {
    assertThat(report.feeds()).hasSize(1);
    return report.feeds().get(0);
  }

  private long requests() {
    return marketplaces.counts().requests().getOrDefault(LIST, 0L);
  }

  private long pagesWithRecords() {
    return JdbcClient.create(daybook.get(DataSource.class))
        .sql("SELECT COUNT(*) FROM document WHERE records > 0")
        .query(Long.class)
        .single();
  }

  private void open() throws IOException {
    marketplaces =
        Marketplaces.start(
            SimulatorSettings.of(5, ORDERS, LAST, clock).withShops(SHOP).withDays(30));
    var home = new Home(folder.resolve("home")).create();
    var text =
        new StringBuilder(
            """
            business-zone: Asia/Shanghai
            database: {url: '%s', user: '%s', password: '%s'}
            shops:
              - id: %s
                go-live: %s
                feeds: [orders/updated]
                host: %s
                credentials:
            """
                .formatted(
                    database.url(),
                    database.user(),
                    database.password(),
                    SHOP,
                    GO_LIVE,
                    marketplaces.url()));
    marketplaces
        .credentials(SHOP)
        .configured()
        .forEach((name, value) -> text.append("      %s: '%s'\n".formatted(name, value)));
    Files.writeString(home.config(), text);
    daybook =
        new Installation(Daybook.class).open(new Installation.Opening(home, null, clock, false));
  }
}

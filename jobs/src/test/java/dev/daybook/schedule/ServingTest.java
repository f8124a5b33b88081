package dev.daybook.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.Daybook;
import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.database.EmbeddedDatabase;
import dev.daybook.home.Config;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.listeners.JobListenerSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code serve} with the real scheduler on a real database: the steps build on each other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServingTest {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 11);
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int ORDERS = 30;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  @TempDir static Path folder;
  private static final MovableClock CLOCK =
      new MovableClock(new BusinessCalendar(SHANGHAI).startOf(DATE).plus(Duration.ofHours(26)));
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
  void theNightIsScheduledInTheDatabaseOnTheBusinessZonesClock() {
    var started = daybook.get(Serving.class).start();

    assertThat(started.inboxes()).containsExactly("jd/flagship");
    assertThat(LocalTime.ofInstant(started.nextNight(), SHANGHAI)).isEqualTo(LocalTime.of(2, 0));
    assertThat(nextFireTime()).isEqualTo(started.nextNight());
    assertThat(started.nextNight().toString()).endsWith("T18:00:00Z");
    assertThat(sql().sql("SELECT description FROM QRTZ_TRIGGERS").query(String.class).single())
        .isEqualTo("02:00 Asia/Shanghai");
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
    assertThat(home.inbox(Marketplaces.JD).resolve("done/jd-orders-20261111.csv")).exists();
  }

  @Test
  @Order(3)
  void theWakeUpRunsTheNight() throws Exception {
    var scheduler = daybook.get(Scheduler.class);
    var ended = new CompletableFuture<JobExecutionException>();
    scheduler
        .getListenerManager()
        .addJobListener(
            new JobListenerSupport() {
              @Override
              public String getName() {
                return "test";
              }

              @Override
              public void jobWasExecuted(
                  JobExecutionContext context, JobExecutionException failure) {
                ended.complete(failure);
              }
            });

    scheduler.triggerJob(NightSchedule.JOB);

    assertThat(ended.get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)).isNull();
    assertThat(nights()).isEqualTo(1);
    assertThat(count("SELECT COUNT(*) FROM order_check")).isEqualTo(ORDERS);
    assertThat(count("SELECT COUNT(*) FROM handoff_batch")).isPositive();
  }

  @Test
  @Order(4)
  void aNightThatWasMissedWhileNothingServedIsMadeUpForAtOnce() {
    long missed = nextFireTime().minus(Duration.ofDays(3)).toEpochMilli();
    daybook.close();
    serve();
    sql()
        .sql(
            "UPDATE QRTZ_TRIGGERS SET next_fire_time = " + missed + " WHERE trigger_name = 'night'")
        .update();

    var started = daybook.get(Serving.class).start();

    assertThat(started.nextNight()).isEqualTo(Instant.ofEpochMilli(missed));
    await().atMost(LONGEST_WAIT).until(() -> nights() == 2);
    await().atMost(LONGEST_WAIT).until(() -> nextFireTime().toEpochMilli() > missed);
    assertThat(LocalTime.ofInstant(nextFireTime(), SHANGHAI)).isEqualTo(LocalTime.of(2, 0));
  }

  @Test
  @Order(5)
  void anotherTimeInTheConfigurationMovesTheNight() throws SchedulerException {
    var moved =
        NightSchedule.keep(
            daybook.get(Scheduler.class),
            new Config(
                new BusinessCalendar(ZoneId.of("America/New_York")),
                Optional.empty(),
                List.of(),
                LocalTime.of(3, 15),
                Duration.ZERO,
                Duration.ZERO,
                1,
                Config.SecondLooks.USUAL));

    assertThat(LocalTime.ofInstant(moved, ZoneId.of("America/New_York")))
        .isEqualTo(LocalTime.of(3, 15));
    assertThat(count("SELECT COUNT(*) FROM QRTZ_TRIGGERS")).isEqualTo(1);
  }

  private static long nights() {
    return count(
        "SELECT COUNT(*) FROM run WHERE kind = 'sync' AND cause = 'SCHEDULE' AND state = 'DONE'");
  }

  private static Instant nextFireTime() {
    return Instant.ofEpochMilli(
        count("SELECT next_fire_time FROM QRTZ_TRIGGERS WHERE trigger_name = 'night'"));
  }

  private static long count(String query) {
    return sql().sql(query).query(Long.class).single();
  }

  private static JdbcClient sql() {
    return JdbcClient.create(daybook.get(DataSource.class));
  }
}

package dev.daybook.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.daybook.Daybook;
import dev.daybook.database.EmbeddedDatabase;
import dev.daybook.home.Config;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.notify.KeptAlert;
import dev.daybook.operate.AlertDesk;
import dev.daybook.operate.AlertLines;
import dev.daybook.operate.AskedWrongly;
import dev.daybook.operate.Request;
import dev.daybook.operate.RunAlerts;
import dev.daybook.simulator.MovableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * People are told of scheduled runs that break off, whatever kind they are, and when it is over.
 */
class ScheduleBrokenTest {
  private static final Instant NOW = Instant.parse("2026-11-24T18:00:00Z");
  private static final LocalDate DATE = LocalDate.of(2026, 11, 24);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final String SHOP = "jd/flagship";

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock(NOW);
  private EmbeddedDatabase database;
  private Installation.Open daybook;

  @BeforeEach
  void open() throws Exception {
    var home = new Home(folder).create();
    Files.writeString(home.config(), "shops: [{id: %s, go-live: %s}]\n".formatted(SHOP, DATE));
    database = EmbeddedDatabase.open(home.folder());
    daybook =
        new Installation(Daybook.class).open(new Installation.Opening(home, null, clock, false));
  }

  @AfterEach
  void close() {
    daybook.close();
    database.close();
  }

  /** A kind that is due at {@link #NOW} and every day later, and does as it is told. */
  private final class Moody implements ScheduledKind {
    private final String name;
    private final String shop;
    private RuntimeException mood;
    private Ended ended = Ended.done();

    Moody(String name, String shop) {
      this.name = name;
      this.shop = shop;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void owe(OwedRuns ledger, OwedRuns.Known known, Instant now) {
      int days = (int) Duration.between(NOW, now).toDays();
      for (int day = 0; day <= days; day++) {
        var due = new Due(shop, DATE.plusDays(day), NOW.plus(Duration.ofDays(day)));
        ledger.owe(name, List.of(due));
      }
    }

    @Override
    public List<Due> next(Instant now) {
      return List.of();
    }

    @Override
    public Ended run(OwedRun owed, Request request) {
      if (mood != null) {
        throw mood;
      }
      return ended;
    }
  }

  /** Lets the ledger run what is due now, to its end. */
  private void wake(ScheduledKind kind) throws Exception {
    var dispatcher =
        new Dispatcher(
            List.of(kind),
            daybook.get(OwedRuns.class),
            daybook.get(RunAlerts.class),
            daybook.get(Config.class),
            clock);
    dispatcher.wake();
    await().atMost(LONGEST_WAIT).until(this::nothingIsLeftForNow);
    dispatcher.destroy();
  }

  /** Asked at once: what could be taken becomes what is at work. */
  private boolean nothingIsLeftForNow() {
    return sql()
            .sql(
                "SELECT COUNT(*) FROM owed_run WHERE state = 'RUNNING' OR state = 'OWED' AND"
                    + " not_before <= ?")
            .param(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
            .query(Long.class)
            .single()
        == 0;
  }

  private List<String> alerts(boolean all) {
    return AlertLines.of(daybook.get(AlertDesk.class), all).stream()
        .filter(alert -> alert.contains(" schedule-broken "))
        .toList();
  }

  private List<KeptAlert> found(boolean all) {
    return daybook.get(AlertDesk.class).list(all, 50).alerts().stream()
        .filter(alert -> alert.cause().startsWith("schedule-broken"))
        .toList();
  }

  @Test
  void aStationOfAllShopsIsToldAtOnceAndMattersMoreTheOftenerItBreaksOff() throws Exception {
    var kind = new Moody("night-handoff", "");
    kind.mood = new IllegalStateException("cannot write 王小明 13800000017");
    wake(kind);

    assertThat(alerts(false)).containsExactly("WARNING schedule-broken night-handoff 1");
    var alert = found(false).get(0);
    assertThat(alert.shop()).isNull();
    assertThat(alert.title()).isEqualTo("The scheduled run night-handoff of 2026-11-24 breaks off");
    assertThat(alert.text())
        .isEqualTo(
            """
            Once, because of: IllegalStateException
            Tried again at 2026-11-25 02:15 (Asia/Shanghai)""");
    assertThat(alert.nextStep()).isEqualTo("./daybook schedule list, and the log");

    kind.mood = new AskedWrongly("the folder /erp cannot be written; next: make room");
    clock.advance(Duration.ofMinutes(15));
    wake(kind);
    clock.advance(Duration.ofMinutes(30));
    wake(kind);

    assertThat(alerts(false)).containsExactly("CRITICAL schedule-broken night-handoff 3");
    assertThat(found(false).get(0).text())
        .isEqualTo(
            """
            3 times in a row, the last time because of: the folder /erp cannot be written; next: make room
            Tried again at 2026-11-25 03:45 (Asia/Shanghai)""");
    assertThat(daybook.get(Schedules.class).list(10).runs())
        .extracting(Schedules.Owed::state, Schedules.Owed::failures, Schedules.Owed::failure)
        .containsExactly(tuple("OWED", 3, "the folder /erp cannot be written; next: make room"));

    kind.mood = null;
    clock.advance(Duration.ofHours(1));
    wake(kind);

    assertThat(alerts(false)).isEmpty();
    assertThat(alerts(true)).containsExactly("CRITICAL schedule-broken night-handoff 3 ended");
  }

  @Test
  void aRunOfAShopIsToldFromTheSecondTimeOnAlsoWhenTheNextDateTakesItOver() throws Exception {
    var kind = new Moody("night", SHOP);
    kind.mood = new AskedWrongly("no secret of this name");
    wake(kind);
    assertThat(alerts(true)).isEmpty();

    clock.advance(Duration.ofDays(1));
    wake(kind);

    assertThat(alerts(false)).containsExactly("WARNING schedule-broken night jd/flagship 2");
    assertThat(found(false).get(0).shop()).hasToString(SHOP);
    assertThat(found(false).get(0).title())
        .isEqualTo("The scheduled run night jd/flagship of 2026-11-25 breaks off");
    assertThat(found(false).get(0).text()).startsWith("3 times in a row");
    assertThat(found(false).get(0).nextStep()).endsWith("; by hand: ./daybook sync jd/flagship");

    // It comes to its end, and leaves something: that is told by other alerts.
    kind.mood = null;
    kind.ended = Ended.left("owes PT1H");
    clock.advance(Duration.ofHours(1));
    wake(kind);

    assertThat(alerts(false)).isEmpty();
    assertThat(count("SELECT SUM(failures) FROM owed_run")).isZero();
  }

  /** Twice its process ends in the middle of it; nobody has written an error. */
  @Test
  void runsWhoseProcessEndsAreToldToo() throws Exception {
    var kind = new Moody("night", SHOP);
    kind.owe(daybook.get(OwedRuns.class), daybook.get(OwedRuns.class).known(), NOW);
    for (int life = 0; life < 2; life++) {
      var ledger = daybook.get(OwedRuns.class);
      ledger.take(ledger.takeable(run -> false).get(0)).orElseThrow();
      sql().sql("UPDATE owed_run SET process = 'elsewhere:7:0', alive_at = '2026-11-24'").update();
    }
    daybook.get(RunAlerts.class).look();
    assertThat(alerts(true)).isEmpty();

    kind.ended = new Ended(Ended.How.BUSY, "held by run 7");
    wake(kind);

    assertThat(alerts(false)).containsExactly("WARNING schedule-broken night jd/flagship 1");
    assertThat(found(false).get(0).text())
        .isEqualTo(
            """
            2 times in a row, the last time because of: its process ended
            Tried again at 2026-11-25 02:01 (Asia/Shanghai)""");
  }

  private long count(String query) {
    return sql().sql(query).query(Long.class).single();
  }

  private JdbcClient sql() {
    return JdbcClient.create(daybook.get(DataSource.class));
  }
}

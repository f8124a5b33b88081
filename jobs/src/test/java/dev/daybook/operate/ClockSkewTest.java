package dev.daybook.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.chaos.QuickDaybook;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.operate.DoctorReport.Check;
import dev.daybook.operate.DoctorReport.Level;
import dev.daybook.operate.MorningReport.ShopClock;
import dev.daybook.operate.MorningReport.ShopTrouble;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our clock loses time against Pinduoduo's, which refuses calls at ten minutes, and is put right.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClockSkewTest {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 11);
  private static final Instant MIDNIGHT = new BusinessCalendar(Marketplaces.ZONE).startOf(DATE);
  private static final String SHOP = "pinduoduo/flagship";
  private static final String WARNING =
      "pinduoduo/flagship: its platform's clock is 360.5 s ahead of ours (± 0.5 s), measured"
          + " 2026-11-11T04:00:00Z; calls are refused at 600 s; next: set this machine's clock, by"
          + " NTP";

  private static final String NOT_MEASURED =
      "not measured yet: no answer of its platform has told the time";
  private static final String EXPECTED = "a platform's clock that agrees with ours";

  @TempDir static Path folder;
  private static final MovableClock OURS = new MovableClock(MIDNIGHT);
  private static final MovableClock PLATFORMS = new MovableClock(MIDNIGHT);
  private static Marketplaces marketplaces;
  private static Home home;
  private static Installation.Open daybook;

  @BeforeAll
  static void open() {
    marketplaces = Marketplaces.start(SimulatorSettings.of(7, 30, DATE, PLATFORMS));
    home = new Home(folder.resolve("home")).create();
    var credentials = marketplaces.credentials();
    Stage.write(
        home.config(),
        """
        shops:
          - id: pinduoduo/flagship
            go-live: %s
            host: %s
            feeds: [orders/updated]
            credentials: {client_id: %s, client_secret: %s, access_token: %s, refresh_token: %s}
          - {id: jd/flagship, go-live: %s, feeds: [orders/exported]}
        """
            .formatted(
                DATE,
                marketplaces.url(),
                credentials.clientId(),
                credentials.clientSecret(),
                credentials.accessToken(),
                credentials.refreshToken(),
                DATE));
    daybook =
        new Installation(QuickDaybook.class)
            .open(new Installation.Opening(home, null, OURS, false));
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
  void nothingIsMeasuredBeforeTheFirstCall() {
    assertThat(clocks())
        .containsExactly(
            check("clock pinduoduo/flagship", Level.OK, NOT_MEASURED, EXPECTED, ""),
            check("clock jd/flagship", Level.OK, NOT_MEASURED, EXPECTED, ""));
    assertThat(report().clocks()).isEmpty();
  }

  @Test
  @Order(2)
  void aClockThatHasUsedUpHalfOfWhatIsAllowedIsToldAndTheRunGoesOn() {
    var run = sync(Duration.ofHours(12), Duration.ofMinutes(6));

    assertThat(run.state()).isEqualTo("DONE");
    assertThat(run.notes()).containsOnlyOnce(WARNING);
    assertThat(run.warnings()).isEmpty();
    assertThat(open(false)).containsExactly("WARNING clock-skew pinduoduo/flagship 1");
    assertThat(alert().title()).isEqualTo("Our clock and that of pinduoduo/flagship drift apart");
    assertThat(alert().text() + "; next: " + alert().nextStep()).isEqualTo(WARNING);
    assertThat(report().clocks()).containsExactly(clock(12, 360_500));
    assertThat(report().troubles())
        .contains(new ShopTrouble(Marketplaces.PINDUODUO, false, WARNING));
    assertThat(clocks())
        .contains(
            check(
                "clock pinduoduo/flagship",
                Level.WARN,
                "the platform's is 360.5 s ahead of ours (± 0.5 s), measured 2026-11-11T04:00:00Z",
                "at most 300 s of difference; calls are refused at 600 s",
                "set this machine's clock, by NTP; then daybook sync pinduoduo/flagship"));
  }

  @Test
  @Order(3)
  void aClockThatIsTooFarOffKeepsTheShopAwayAndMattersMore() {
    var run = sync(Duration.ofHours(13), Duration.ofMinutes(11));

    assertThat(run.refusal()).contains("our clock says 2026-11-11T05:00:00Z, the platform's");
    assertThat(run.notes()).noneMatch(note -> note.contains("its platform's clock is"));
    assertThat(open(false))
        .containsExactly(
            "CRITICAL clock-skew pinduoduo/flagship 2",
            "CRITICAL shop-refused pinduoduo/flagship 1");
    assertThat(report().clocks()).containsExactly(clock(13, 660_500));
    assertThat(report().troubles())
        .filteredOn(ShopTrouble::blocking)
        .extracting(ShopTrouble::shop)
        .containsExactly(Marketplaces.PINDUODUO);
  }

  @Test
  @Order(4)
  void aClockThatIsRightAgainEndsIt() {
    var run = sync(Duration.ofHours(14), Duration.ofSeconds(2));

    assertThat(run.state()).isEqualTo("DONE");
    assertThat(open(false)).isEmpty();
    assertThat(open(true))
        .containsExactly(
            "CRITICAL clock-skew pinduoduo/flagship 2 ended",
            "CRITICAL shop-refused pinduoduo/flagship 1 ended");
    assertThat(report().clocks()).containsExactly(clock(14, 2_500));
    assertThat(report().troubles()).isEmpty();
    assertThat(clocks().get(0).found())
        .isEqualTo(
            "the platform's is 2.5 s ahead of ours (± 0.5 s), measured 2026-11-11T06:00:00Z");
    assertThat(clocks().get(0).level()).isEqualTo(Level.OK);
  }

  /** Such as of a shop that has only files since: nobody measures again. */
  @Test
  @Order(5)
  void anOldMeasureKeepsNothingBack() {
    sync(Duration.ofHours(15), Duration.ofMinutes(11));
    assertThat(report().troubles()).filteredOn(ShopTrouble::blocking).hasSize(1);

    OURS.set(MIDNIGHT.plus(Duration.ofHours(41)));
    daybook.get(RunAlerts.class).look();

    assertThat(report().troubles()).isEmpty();
    assertThat(open(false)).noneMatch(alert -> alert.contains("clock-skew"));
    assertThat(clocks().get(0).level()).isEqualTo(Level.WARN);
  }

  private static SyncReport sync(Duration sinceMidnight, Duration ahead) {
    OURS.set(MIDNIGHT.plus(sinceMidnight));
    PLATFORMS.set(OURS.instant().plus(ahead));
    return daybook.get(Sync.class).sync(Scope.parse(SHOP), Which.OWED, Request.by("mei"));
  }

  private static ShopClock clock(int hour, long aheadMillis) {
    return new ShopClock(
        Marketplaces.PINDUODUO, aheadMillis, 500, 600_000, MIDNIGHT.plus(Duration.ofHours(hour)));
  }

  private static MorningReport report() {
    return daybook.get(Reports.class).of(DATE);
  }

  private static List<Check> clocks() {
    return Doctor.examine(home, List.of(), OURS).checks().stream()
        .filter(check -> check.name().startsWith("clock "))
        .toList();
  }

  private static Check check(
      String name, Level level, String found, String expected, String nextStep) {
    return new Check(name, level, found, expected, nextStep);
  }

  private static dev.daybook.notify.KeptAlert alert() {
    return daybook.get(AlertDesk.class).list(false, 50).alerts().stream()
        .filter(alert -> alert.cause().startsWith("clock-skew"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> open(boolean all) {
    return AlertLines.of(daybook.get(AlertDesk.class), all);
  }
}

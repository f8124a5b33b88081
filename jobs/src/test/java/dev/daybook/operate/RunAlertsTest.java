package dev.daybook.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.ShopId;
import dev.daybook.notify.Alert;
import dev.daybook.operate.AlertKind.Holding;
import dev.daybook.simulator.Credentials;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.Robots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What runs find wrong is told to a group over real HTTP, and so is its end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunAlertsTest {
  private static final String PDD = "pinduoduo/flagship";
  private static final Request OPERATOR = Request.by("mei");

  @TempDir static Path folder;
  private static Stage stage;
  private static Robots robots;
  private static String config;
  private static Credentials dead;

  @BeforeAll
  static void open() throws IOException {
    stage = Stage.open(folder.resolve("home"), 30);
    robots = Robots.start(0, stage.clock);
    config =
        Files.readString(stage.home.config())
            + """
            alerts:
              together: 0s
              receivers:
                - {name: group, kind: wecom, host: "%s", key: %s}
            """
                .formatted(robots.url(), robots.settings().get("wecom").get("key"));
    Files.writeString(stage.home.config(), config);
    stage.open((Path) null);
    dead = stage.marketplaces.credentials();
  }

  @AfterAll
  static void close() {
    stage.close();
    robots.close();
  }

  private static List<String> open(boolean all) {
    return AlertLines.of(stage.get(AlertDesk.class), all);
  }

  private static String heardNow() {
    int before = robots.heard("wecom").size();
    stage.get(AlertDesk.class).sendAll(Duration.ofSeconds(20));
    return String.join("\n", robots.heard("wecom").subList(before, robots.heard("wecom").size()));
  }

  @Test
  @Order(1)
  void aShopThatRefusesUsIsToldAtOnce() {
    var renewed = stage.marketplaces.authorizeAgain(Marketplaces.PINDUODUO);
    config =
        config
            .replace(dead.accessToken(), renewed.accessToken())
            .replace(dead.refreshToken(), renewed.refreshToken());
    stage.at(Duration.ofHours(12));

    var report = stage.sync(PDD, Which.OWED, OPERATOR);

    assertThat(report.refusal()).isNotNull();
    assertThat(open(false)).containsExactly("CRITICAL shop-refused pinduoduo/flagship 1");
    assertThat(heardNow())
        .contains(
            "[CRITICAL] pinduoduo/flagship refuses us\n",
            "next: authorise the shop again and put its new credentials into secrets.yaml, then"
                + " ./daybook sync pinduoduo/flagship\n",
            "2026-11-11 12:00, seen once; daybook alerts show ")
        .doesNotContain(dead.accessToken(), dead.refreshToken(), dead.clientSecret());
  }

  @Test
  @Order(2)
  void whatLastsIsRenewedAndTimeThatGrowsOldIsToldWithIt() {
    stage.at(Duration.ofHours(30));

    stage.sync(PDD, Which.OWED, OPERATOR);

    assertThat(open(false))
        .containsExactly(
            "CRITICAL shop-refused pinduoduo/flagship 2",
            "WARNING feed-owed pinduoduo/flagship/orders/updated 1");
    // Small disks have an alert of their own.
    long all = stage.count("SELECT COUNT(*) FROM alert WHERE ended_at IS NULL");
    assertThat(heardNow())
        .contains(
            "Daybook: %d alerts\n".formatted(all),
            "[CRITICAL for 18 h] pinduoduo/flagship refuses us\n",
            "[WARNING] pinduoduo/flagship/orders/updated owes time since 2026-11-11 00:00\n",
            "next: ./daybook coverage pinduoduo/flagship, then ./daybook sync pinduoduo/flagship\n");
  }

  @Test
  @Order(3)
  void whatIsWellAgainIsToldToHaveEnded() throws IOException {
    Files.writeString(stage.home.config(), config);
    stage.open((Path) null);

    assertThat(stage.sync(PDD, Which.OWED, OPERATOR).state()).isEqualTo("DONE");

    assertThat(open(false)).isEmpty();
    assertThat(open(true))
        .containsExactly(
            "CRITICAL shop-refused pinduoduo/flagship 2 ended",
            "WARNING feed-owed pinduoduo/flagship/orders/updated 1 ended");
    assertThat(heardNow())
        .contains(
            "Daybook: 2 alerts, 2 of them ended\n",
            "[ENDED after 18 h] pinduoduo/flagship refuses us\n",
            "[ENDED after less than a minute] pinduoduo/flagship/orders/updated owes time");
  }

  @Test
  @Tag("full")
  @Order(4)
  void aNightLooksAtAllShops() throws IOException {
    Files.writeString(
        stage.home.config(),
        config.replace("alerts:\n", "  - {id: nowhere/shop, go-live: 2026-11-11}\nalerts:\n"));
    stage.open((Path) null);
    stage.at(Duration.ofHours(60));

    stage.get(Night.class).run(Stage.DATE.plusDays(1), Request.bySchedule());

    assertThat(open(false))
        .containsExactly(
            "CRITICAL shop-unreadable nowhere/shop 1",
            "WARNING feed-owed jd/flagship/orders/exported 2",
            "WARNING night-failed 1");
    assertThat(heardNow())
        .contains("[CRITICAL] Nothing of nowhere/shop is asked for\n", "\nnowhere/shop\n");

    Files.writeString(stage.home.config(), config);
    stage.open((Path) null);
    stage.get(RunAlerts.class).look();

    assertThat(open(false))
        .containsExactly(
            "WARNING feed-owed jd/flagship/orders/exported 3", "WARNING night-failed 1");
  }

  @Test
  @Order(5)
  void aRunThatBreaksOffIsToldWithoutWhatItsErrorQuotes() {
    var kind = new RunFailed();
    var shop = new ShopId("jd", "flagship");

    var alert = only(kind, Seen.failure(shop, new IllegalStateException("王小明 13800000017")));

    assertThat(alert.cause()).isEqualTo("run-failed jd/flagship");
    assertThat(alert.text()).isEqualTo("IllegalStateException");
    assertThat(
            only(kind, Seen.failure(shop, new RuntimeException(new AskedWrongly("say it so"))))
                .text())
        .isEqualTo("say it so");
    assertThat(kind.holding(Seen.inBetween())).isEmpty();
  }

  private static Alert only(AlertKind kind, Seen seen) {
    return kind.holding(seen).map(Holding::alerts).orElseThrow().get(0);
  }
}

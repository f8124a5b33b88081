package dev.daybook.operate;

import static dev.daybook.operate.Stage.hour;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import dev.daybook.channel.FileIntake;
import dev.daybook.channel.FileRuns;
import dev.daybook.channel.IntakeResult;
import dev.daybook.coverage.Cause;
import dev.daybook.coverage.CoverageLedger;
import dev.daybook.coverage.RunStart;
import dev.daybook.coverage.RunState;
import dev.daybook.coverage.Runs;
import dev.daybook.operate.MorningReport.FeedOfDate;
import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.operate.SyncReport.FeedSync;
import dev.daybook.simulator.Marketplaces;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A shop that comes by files, file after file: the steps build on each other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FilesTest {
  private static final int ORDERS = 100;
  private static final String SHOP = "jd/flagship";
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final FeedId CREATED = FeedId.parse("jd/flagship/orders/exported");
  private static final Request OPERATOR = Request.by("mei");

  @TempDir static Path folder;
  private static Stage stage;
  private static Path inbox;
  private static Path export;
  private static String text;
  private static int parts;

  @BeforeAll
  static void open() throws IOException {
    stage = Stage.open(folder.resolve("home"), ORDERS);
    inbox = Files.createDirectories(stage.home.inbox(Marketplaces.JD));
    export = stage.marketplaces.writeJdExport(Stage.DATE, folder.resolve("export")).file();
    text = Files.readString(export, GB18030);
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  @Order(1)
  void aFileIsNotOwedBeforeItIsDueAndAHoleAfterwards() {
    stage.clock.set(hour(33).minusSeconds(1));
    assertThat(report().coverage().feeds()).contains(new FeedOfDate(CREATED, 0, 0, 86_400));
    assertThat(stage.sync(SHOP, Which.OWED, OPERATOR).state()).isEqualTo("DONE");

    stage.clock.set(hour(33));
    var hole = new OwedTime(CREATED, hour(0), hour(24), "no file covers it");
    assertThat(report().coverage().feeds()).contains(new FeedOfDate(CREATED, 0, 86_400, 0));
    assertThat(report().coverage().holes()).contains(hole);
    var report = stage.sync(SHOP, Which.OWED, OPERATOR);
    assertThat(report.state()).isEqualTo("INCOMPLETE");
    assertThat(report.owed()).containsExactly(hole);
  }

  @Test
  @Order(2)
  void theFileOfADateSealsTheDateAlthoughOneRowIsDamaged() throws IOException {
    var damaged = text.replaceFirst("\n=\"\\d+\"", "\n6.93E+18");
    assertThat(damaged.equals(text)).isFalse();
    drop("jd-orders-20261111.csv", damaged);

    var report = stage.sync(SHOP, Which.OWED, OPERATOR);

    assertThat(report.state()).isEqualTo("DONE");
    assertThat(report.owed()).isEmpty();
    assertThat(report.feeds()).containsExactly(new FeedSync(CREATED, 1, 1, 0, 1));
    assertThat(report.accounts().quarantined()).isEqualTo(1);
    assertThat(report.accounts().created())
        .isEqualTo(stage.count("SELECT COUNT(*) FROM book_order"));
    assertThat(report.accounts().balanced()).isTrue();
    assertThat(report().coverage().feeds()).contains(new FeedOfDate(CREATED, 86_400, 0, 0));
    assertThat(report().work().openQuarantine()).isEqualTo(1);
    assertThat(inbox.resolve("done/jd-orders-20261111.csv")).exists();
    stage.assertEveryAccountBalances();
  }

  @Test
  @Order(3)
  void theSameFileAgainIsANoteAndChangesNothing() throws IOException {
    var before = ledger();
    drop(
        "jd-orders-20261111-again.csv",
        Files.readString(inbox.resolve("done/jd-orders-20261111.csv"), GB18030));

    var report = stage.sync(SHOP, Which.OWED, OPERATOR);

    assertThat(report.accounts()).isEqualTo(Accounts.NONE);
    assertThat(report.notes())
        .containsExactly("jd-orders-20261111-again.csv came before as document 1: nothing to do");
    assertThat(ledger()).isEqualTo(before);
  }

  @Test
  @Order(4)
  void anotherFileOfTheSameDateIsAnotherGeneration() throws IOException {
    drop("jd-orders-20261111.csv", text);

    var report = stage.sync(SHOP, Which.OWED, OPERATOR);

    assertThat(report.state()).isEqualTo("DONE");
    assertThat(report.feeds()).containsExactly(new FeedSync(CREATED, 1, 1, 0, 1));
    var accounts = report.accounts();
    assertThat(accounts.fetched()).isEqualTo(ORDERS);
    assertThat(accounts.quarantined()).isZero();
    assertThat(accounts.created() + accounts.updated() + accounts.unchanged()).isEqualTo(ORDERS);
    assertThat(stage.count("SELECT COUNT(*) FROM book_order")).isEqualTo(ORDERS);
    assertThat(stage.count("SELECT MAX(generation) FROM coverage_window")).isEqualTo(1);
    assertThat(report().coverage().feeds()).contains(new FeedOfDate(CREATED, 86_400, 0, 0));
  }

  @Test
  @Order(5)
  void filesThatAreRefusedSayWhyAndKeepNobodyBack() throws IOException {
    drop("orders.csv", "a,b\n1,2\n");
    stage.marketplaces.writeJdExport(Stage.DATE.minusDays(1), inbox);

    var report = stage.sync(SHOP, Which.OWED, OPERATOR);

    assertThat(report.notes()).singleElement().asString().startsWith("orders.csv: ");
    assertThat(inbox.resolve("failed/orders.csv")).exists();
    assertThat(report.accounts().created()).isEqualTo(ORDERS);
  }

  @Test
  @Order(6)
  void aFileThatADeadRunHasLandedIsBookedAndSealedByTheNext() throws IOException {
    stage.at(Duration.ofHours(24 + 33));
    var next = stage.marketplaces.writeJdExport(Stage.DATE.plusDays(1), folder.resolve("export"));
    var dead = run();
    var landed = stage.get(FileIntake.class).take(Marketplaces.JD, next.file(), dead);
    assertThat(landed).isInstanceOf(IntakeResult.Landed.class);
    stage.get(Runs.class).end(dead, RunState.FAILED, "process ended", null);
    assertThat(report(1).coverage().holes())
        .filteredOn(hole -> hole.feed().equals(CREATED))
        .containsExactly(new OwedTime(CREATED, hour(24), hour(48), "begun, not finished"));

    var report = stage.sync(SHOP, Which.OWED, OPERATOR);

    assertThat(report.state()).isEqualTo("DONE");
    assertThat(report.feeds()).containsExactly(new FeedSync(CREATED, 1, 1, 0, 0));
    assertThat(report.accounts().created()).isEqualTo(ORDERS);
    assertThat(report(1).coverage().feeds()).contains(new FeedOfDate(CREATED, 86_400, 0, 0));
  }

  @Test
  @Order(7)
  void aWindowThatADeadRunHasOpenedIsContinued() {
    stage.sync("pinduoduo/flagship", Which.OWED, OPERATOR.dry(true));
    var updated = FeedId.parse("pinduoduo/flagship/orders/updated");
    var window = new Window(hour(9), hour(9).plus(Duration.ofMinutes(27)));
    var dead = runOf("pinduoduo");
    var opened = stage.get(CoverageLedger.class).open(updated, window, dead);
    stage.get(Runs.class).end(dead, RunState.FAILED, "process ended", null);

    var report = stage.sync("pinduoduo/flagship", Which.OWED, OPERATOR.over(Stage.hours(9, 10)));

    assertThat(report.state()).isEqualTo("DONE");
    assertThat(report.feeds()).extracting(FeedSync::slices).containsExactly(3);
    assertThat(
            stage.count(
                "SELECT COUNT(*) FROM coverage_window WHERE state = 'SEALED' AND window_id = "
                    + opened.id()))
        .isEqualTo(1);
  }

  @Test
  @Order(8)
  void aDroppedFileHasARunOfItsOwn() throws IOException {
    var file =
        stage.marketplaces.writeJdExport(Stage.DATE.minusDays(2), folder.resolve("export")).file();

    var result =
        stage
            .get(FileRuns.class)
            .during(
                Marketplaces.JD,
                (run, stop) -> stage.get(FileIntake.class).take(Marketplaces.JD, file, run, stop));

    assertThat(result).isInstanceOf(IntakeResult.Landed.class);
    assertThat(
            stage
                .sql()
                .sql("SELECT CONCAT(kind, ' ', state) FROM run ORDER BY run_id DESC LIMIT 1")
                .query(String.class)
                .single())
        .isEqualTo("drop DONE");
    stage.assertEveryAccountBalances();
  }

  @Test
  @Order(9)
  void partsOfADaySealNoTimeAndAPausedOrderGoesBackAndForth() throws IOException {
    long windows = stage.count("SELECT COUNT(*) FROM coverage_window");

    for (var state : List.of("等待出库", "暂停", "等待出库")) {
      drop("jd-orders-20261110-%d.csv".formatted(++parts), paused(state));
      stage.sync(SHOP, Which.OWED, OPERATOR);
    }

    assertThat(stage.count("SELECT COUNT(*) FROM coverage_window")).isEqualTo(windows);
    assertThat(trailOf("290000000499"))
        .containsExactly("1 READY_TO_SHIP", "2 PAID", "3 READY_TO_SHIP");
    stage.assertEveryAccountBalances();
  }

  /** One order, its remark counting the files: the same bytes would be nothing new. */
  private static String paused(String state) {
    return text.lines().findFirst().orElseThrow()
        + "\r\n"
        + ("290000000499,100010000003,示例台灯 白色,1,货到付款,2026-11-10 09:02:11,59.00,59.00,59.00,0.00,"
                + "65.00,%s,SOP,u***b,李*,广东深圳市南山区****,1******0007,,不需要开具发票,,,导出%d,,6.00,"
                + ",,LAMP-W,,京东,PC\r\n")
            .formatted(state, parts);
  }

  private static List<String> trailOf(String externalNo) {
    return stage
        .sql()
        .sql(
            "SELECT CONCAT(t.version, ' ', t.to_status) FROM trail t JOIN order_identity i ON"
                + " i.order_id = t.order_id WHERE i.external_no = ? ORDER BY t.version")
        .param(externalNo)
        .query(String.class)
        .list();
  }

  private static MorningReport report() {
    return report(0);
  }

  private static MorningReport report(int daysLater) {
    return stage.get(Reports.class).of(Stage.DATE.plusDays(daysLater));
  }

  private static void drop(String name, String content) throws IOException {
    Files.writeString(inbox.resolve(name), content, GB18030);
  }

  private static long run() {
    return runOf("jd");
  }

  private static long runOf(String channel) {
    var shop = channel.equals("jd") ? Marketplaces.JD : Marketplaces.PINDUODUO;
    return stage
        .get(Runs.class)
        .start(new RunStart("sync", Cause.OPERATOR, "mei", shop, null, null))
        .id();
  }

  private static List<Long> ledger() {
    return List.of(
        stage.count("SELECT COUNT(*) FROM document"),
        stage.count("SELECT COUNT(*) FROM coverage_window"),
        stage.count("SELECT COUNT(*) FROM trail"),
        stage.count("SELECT COUNT(*) FROM quarantine"),
        stage.count("SELECT SUM(fetched) FROM account"),
        stage.count("SELECT SUM(version) FROM book_order"));
  }
}

package dev.daybook.operate;

import static dev.daybook.operate.Stage.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.canonical.FeedId;
import dev.daybook.channel.DropFolders;
import dev.daybook.channel.FileServer;
import dev.daybook.operate.DoctorReport.Check;
import dev.daybook.operate.DoctorReport.Level;
import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.operate.SyncReport.FeedSync;
import dev.daybook.simulator.Marketplaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

/**
 * A shop that gets its files from a real SFTP server, into a real book: the steps build on each
 * other.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SftpFilesTest {
  private static final int ORDERS = 100;
  private static final String SHOP = "jd/flagship";
  private static final FeedId CREATED = FeedId.parse("jd/flagship/orders/exported");
  private static final Request OPERATOR = Request.by("mei");

  /** The other shop begins late: it has its night, but not three days of it. */
  private static final String FIRST_DAY = "go-live: " + Stage.DATE;

  private static final String SECOND_DAY = "go-live: " + Stage.DATE.plusDays(2);

  @TempDir static Path folder;
  private static Stage stage;
  private static FileServer server;
  private static Path remote;
  private static Path inbox;

  @BeforeAll
  static void open() throws IOException {
    remote = Files.createDirectories(folder.resolve("remote/export"));
    server = FileServer.start(folder.resolve("remote"));
    stage = Stage.open(folder.resolve("home"), ORDERS);
    inbox = stage.home.inbox(Marketplaces.JD);
    var config = Files.readString(stage.home.config());
    Stage.write(stage.home.config(), config.replaceFirst(FIRST_DAY, SECOND_DAY) + sftp());
    stage.open((Path) null);
  }

  private static String sftp() {
    var s = server.settings();
    return """
        sftp:
          host: %s
          port: %d
          folder: %s
          user: %s
          password: %s
          known-hosts: "%s"
        """
        .formatted(s.host(), s.port(), s.folder(), s.user(), s.password(), server.hostKeyLine())
        .indent(4);
  }

  @AfterAll
  static void close() {
    stage.close();
    server.close();
  }

  private static void put(int daysLater, String name) throws IOException {
    var export =
        stage
            .marketplaces
            .writeJdExport(Stage.DATE.plusDays(daysLater), folder.resolve("written"))
            .file();
    Files.copy(export, remote.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private static SyncReport sync() {
    return stage.sync(SHOP, Which.OWED, OPERATOR);
  }

  private static long orders() {
    return stage.count(
        "SELECT COUNT(*) FROM book_order o JOIN order_identity i ON i.order_id = o.order_id JOIN"
            + " shop s ON s.shop_id = i.shop_id WHERE s.channel = 'jd'");
  }

  @Test
  @Order(1)
  void theFileOfADateIsFetchedBookedAndSealedInOneSync() throws IOException {
    stage.clock.set(hour(33));
    put(0, "jd-orders-20261111.csv");

    var report = sync();

    assertThat(report.state()).isEqualTo("DONE");
    assertThat(report.owed()).isEmpty();
    assertThat(report.notes()).isEmpty();
    assertThat(report.feeds()).containsExactly(new FeedSync(CREATED, 1, 1, 0, 1));
    assertThat(report.accounts().created()).isEqualTo(ORDERS);
    assertThat(inbox.resolve("done/jd-orders-20261111.csv")).exists();
    assertThat(remote.resolve("jd-orders-20261111.csv")).exists();
  }

  @Test
  @Order(2)
  void aFileThatStaysIsNotFetchedAgainAndTheSameBytesAreANote() throws IOException {
    assertThat(sync().notes()).isEmpty();
    put(0, "jd-orders-20261111-again.csv");

    var report = sync();

    assertThat(report.notes())
        .containsExactly("jd-orders-20261111-again.csv came before as document 1: nothing to do");
    assertThat(orders()).isEqualTo(ORDERS);
  }

  @Test
  @Order(3)
  void aDeadServerIsItsShopsTroubleOnlyAndItsTimeStaysOwed() throws IOException {
    stage.at(Duration.ofHours(24 + 33));
    put(1, "jd-orders-20261112.csv");
    server.stop();

    var night = stage.get(Night.class).run(Stage.DATE.plusDays(1), Request.bySchedule());

    assertThat(night.failures()).isEmpty();
    var shops = night.syncs();
    assertThat(shops).extracting(SyncReport::state).containsExactly("DONE", "INCOMPLETE");
    assertThat(shops.get(1).owed())
        .containsExactly(new OwedTime(CREATED, hour(24), hour(48), "no file covers it"));
    assertThat(shops.get(1).notes())
        .singleElement()
        .asString()
        .contains(": nobody listens there, or the way is blocked; expected a server that answers");
    assertThat(
            stage
                .sql()
                .sql("SELECT message FROM run WHERE run_id = " + shops.get(1).runId())
                .query(String.class)
                .single())
        .isEqualTo(shops.get(1).notes().get(0))
        .doesNotContain(FileServer.PASSWORD);
  }

  @Test
  @Order(4)
  void aConnectionThatBreaksInTheMiddleBooksNothingOfTheFileAndTheNextSyncAll() throws IOException {
    server.restart();
    server.whenReading((session, name, offset) -> session.close(true));

    var broken = sync();

    assertThat(broken.state()).isEqualTo("INCOMPLETE");
    assertThat(broken.notes())
        .singleElement()
        .asString()
        .contains("jd-orders-20261112.csv came only in part (0 of ");
    assertThat(orders()).isEqualTo(ORDERS);

    server.whenReading((session, name, offset) -> {});
    var report = sync();

    assertThat(report.state()).isEqualTo("DONE");
    assertThat(report.notes()).isEmpty();
    assertThat(report.accounts().created()).isEqualTo(ORDERS);
    assertThat(orders()).isEqualTo(2 * ORDERS);
    assertThat(stage.count("SELECT COUNT(*) FROM document WHERE name LIKE 'jd-orders-20261112%'"))
        .isEqualTo(1);
    stage.assertEveryAccountBalances();
  }

  @Test
  @Order(5)
  void theDoctorTellsWhatIsWellAndWhatToChange() {
    assertThat(examined()).extracting(Check::level).isEqualTo(Level.OK);

    server.stop();
    var check = examined();

    assertThat(check.level()).isEqualTo(Level.FAIL);
    assertThat(check.found()).endsWith(": nobody listens there, or the way is blocked");
    assertThat(check.nextStep()).startsWith("check host and port in config.yaml");
    server.restart();
  }

  private static Check examined() {
    return Doctor.examine(stage.home, List.of(), stage.clock).checks().stream()
        .filter(check -> check.name().equals("sftp " + SHOP))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("full")
  @Order(6)
  void whileServingAFileIsFetchedAndBookedByItself() throws IOException {
    put(2, "jd-orders-20261113.csv");
    stage.at(Duration.ofHours(48 + 33));

    stage.get(DropFolders.class).watch(Marketplaces.JD);

    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              // After a look that did not get in it waits by this clock.
              stage.clock.advance(Duration.ofSeconds(1));
              return Files.exists(inbox.resolve("done/jd-orders-20261113.csv"));
            });
    assertThat(orders()).isEqualTo(3 * ORDERS);
    stage.assertEveryAccountBalances();
  }
}

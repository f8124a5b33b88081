package dev.daybook.operate;

import static dev.daybook.operate.Stage.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.ShippedMappings;
import dev.daybook.database.EmbeddedDatabase;
import dev.daybook.simulator.Marketplaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Eight hours of one shop, read once and then read again under other mappings. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplayTest {
  private static final Scope SHOP = Scope.of(Marketplaces.PINDUODUO);
  private static final Request OPERATOR = Request.by("mei").over(hours(4, 12));
  private static final Path BUILT_IN = Path.of("../mappings/pinduoduo");

  @TempDir static Path folder;
  private static Stage stage;
  private static EmbeddedDatabase database;
  private static long calls;

  @BeforeAll
  static void open() {
    stage = Stage.open(folder.resolve("home"), 400);
    database = stage.holdDatabase();
    stage.at(Duration.ofHours(26));
    stage.sync(SHOP.shop().toString(), Which.OWED, OPERATOR);
    calls = calls();
  }

  @AfterAll
  static void close() {
    stage.close();
    database.close();
  }

  @Test
  @Order(1)
  void aReplayNeedsARange() {
    assertThatThrownBy(() -> stage.get(Replays.class).replay(SHOP, Request.by("mei")))
        .hasMessage("a replay needs --from and --to");
  }

  @Test
  @Order(2)
  void underTheSameMappingNothingChanges() {
    var before = book();

    var report = stage.get(Replays.class).replay(SHOP, OPERATOR);

    assertThat(report.changed()).isZero();
    assertThat(report.fields()).isEmpty();
    assertThat(report.rejected()).isZero();
    assertThat(report.stopped()).isFalse();
    assertThat(report.records()).isEqualTo(stage.count("SELECT SUM(fetched) FROM account"));
    assertThat(book()).isEqualTo(before);
    assertThat(calls()).isEqualTo(calls);
  }

  @Test
  @Order(3)
  void aChangedReceiverIsPredictedAndThenChangedButLeavesNoTrail() throws IOException {
    var changed =
        stage.count("SELECT COUNT(*) FROM book_order WHERE city <> '' AND district <> city");
    stage.open(mappings("district: row.town", "district: row.city"));

    changes(changed, Map.of("receiver", changed), 0);

    assertThat(stage.count("SELECT COUNT(*) FROM book_order WHERE district <> city")).isZero();
  }

  @Test
  @Order(4)
  void aChangedMoneyFieldIsPredictedAndThenChangedButLeavesNoTrail() throws IOException {
    var changed = stage.count("SELECT COUNT(*) FROM book_order WHERE platform_discount <> 0");
    assertThat(changed).isPositive();
    stage.open(
        mappings(
            "merchant_receivable: yuan(row.pay_amount) + platform\n",
            "merchant_receivable: yuan(row.pay_amount)\n"));

    // The mapping of the step before is gone: its receivers come back in the same replay.
    var receivers = receiversThatComeBack();
    var report = stage.get(Replays.class).replay(SHOP, OPERATOR.dry(true));
    assertThat(report.fields())
        .containsEntry("money", changed)
        .containsEntry("receiver", receivers);
    stage.get(Replays.class).replay(SHOP, OPERATOR);

    assertThat(
            stage.count(
                "SELECT COUNT(*) FROM book_order"
                    + " WHERE merchant_receivable <> buyer_paid + payment_discount"))
        .isZero();
    assertThat(stage.get(Replays.class).replay(SHOP, OPERATOR.dry(true)).changed()).isZero();
  }

  @Test
  @Order(5)
  void aChangedStatusIsPredictedAndLeavesItsTrail() throws IOException {
    stage.open(null);
    stage.get(Replays.class).replay(SHOP, OPERATOR);
    var shipped = stage.count("SELECT COUNT(*) FROM book_order WHERE status = 'SHIPPED'");
    assertThat(shipped).isPositive();
    // Those that are refunded beyond it change how far they have come.
    var sent = stage.count("SELECT COUNT(*) FROM book_order WHERE forward_status = 'SHIPPED'");
    stage.open(mappings("2: SHIPPED", "2: COMPLETED"));

    changes(sent, Map.of("status", sent), shipped);

    assertThat(stage.count("SELECT COUNT(*) FROM book_order WHERE status = 'SHIPPED'")).isZero();
    assertThat(
            stage.count(
                "SELECT COUNT(*) FROM trail WHERE from_status = 'SHIPPED'"
                    + " AND to_status = 'COMPLETED' AND actor = 'mei' AND address = 'replay'"))
        .isEqualTo(shipped);
  }

  @Test
  @Order(6)
  void aReplayThatIsStoppedSaysSo() {
    var report = stage.get(Replays.class).replay(SHOP, OPERATOR.until(() -> true));

    assertThat(report.stopped()).isTrue();
    assertThat(report.documents()).isZero();
    assertThat(
            stage
                .sql()
                .sql("SELECT state FROM run WHERE run_id = " + report.runId())
                .query(String.class)
                .single())
        .isEqualTo("STOPPED");
  }

  private static void changes(long orders, Map<String, Long> fields, long trailRows) {
    var trail = stage.count("SELECT COUNT(*) FROM trail");
    var ledger = ledger();
    var book = book();

    var predicted = stage.get(Replays.class).replay(SHOP, OPERATOR.dry(true));
    assertThat(predicted.runId()).isNull();
    assertThat(predicted.changed()).isEqualTo(orders);
    assertThat(predicted.fields()).isEqualTo(fields);
    assertThat(book()).isEqualTo(book);

    var told = new ArrayList<String>();
    var done = stage.get(Replays.class).replay(SHOP, OPERATOR.telling(hearing(told, book)));
    assertThat(told).containsExactly(predicted.difference());
    assertThat(predicted.difference()).startsWith("%,d orders would change: ".formatted(orders));
    assertThat(done.changed()).isEqualTo(orders);
    assertThat(done.fields()).isEqualTo(fields);
    assertThat(book().stream().filter(row -> !book.contains(row)).count()).isEqualTo(orders);
    assertThat(stage.count("SELECT COUNT(*) FROM trail")).isEqualTo(trail + trailRows);
    assertThat(ledger()).isEqualTo(ledger);
    assertThat(stage.get(Replays.class).replay(SHOP, OPERATOR.dry(true)).changed()).isZero();
    assertThat(stage.get(Reports.class).of(Stage.DATE).accounts().balanced()).isTrue();
    stage.assertEveryAccountBalances();
    assertThat(calls()).isEqualTo(calls);
  }

  /** What is told while the book still is as it was. */
  private static Progress hearing(List<String> told, List<String> book) {
    return new Progress() {
      @Override
      public Stage begin(String what, long steps, String outlook) {
        return (done, left) -> {};
      }

      @Override
      public void tell(String line) {
        assertThat(book()).isEqualTo(book);
        told.add(line);
      }
    };
  }

  @Test
  @Order(7)
  void aDifferenceIsToldInWordsWhatDiffersMostFirst() {
    var fields = new TreeMap<>(Map.of("money", 3L, "receiver", 309L));

    assertThat(
            new ReplayReport(null, SHOP.shop(), true, false, 9, 900, 312, fields, 0).difference())
        .isEqualTo("312 orders would change: 309 receiver, 3 money");
    assertThat(new ReplayReport(7L, SHOP.shop(), false, false, 9, 900, 1, fields, 0).difference())
        .startsWith("1 order changed: ");
  }

  private static long receiversThatComeBack() {
    return stage.count(
        "SELECT COUNT(*) FROM book_order WHERE district = city AND district <> '' AND version > 1");
  }

  private static long calls() {
    return stage.marketplaces.counts().requests().values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private static List<String> book() {
    return stage
        .sql()
        .sql("SELECT CONCAT(order_id, ' ', version, ' ', HEX(content_hash)) FROM book_order")
        .query(String.class)
        .list();
  }

  private static List<String> ledger() {
    return stage
        .sql()
        .sql(
            """
            SELECT CONCAT_WS(' ', w.window_id, w.state, w.generation, w.attempt, a.document_id,
              a.fetched, a.created, a.updated, a.unchanged, a.fetched_minor, a.created_minor)
            FROM coverage_window w
            JOIN document d ON d.window_id = w.window_id
            LEFT JOIN account a ON a.document_id = d.document_id
            ORDER BY d.document_id
            """)
        .query(String.class)
        .list();
  }

  /** The built-in mapping of the channel with one change. */
  private static Path mappings(String written, String instead) throws IOException {
    assertThat(Files.readString(BUILT_IN.resolve("orders.yaml"))).contains(written);
    return ShippedMappings.copy(
        "pinduoduo",
        Files.createTempDirectory(folder, "mappings"),
        text -> text.replace(written, instead));
  }
}

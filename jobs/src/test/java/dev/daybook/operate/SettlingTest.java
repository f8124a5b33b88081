package dev.daybook.operate;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.canonical.FeedId;
import dev.daybook.coverage.ShopBusy;
import dev.daybook.operate.MorningReport.SettledDate;
import dev.daybook.operate.SettleReport.DateOfFeed;
import dev.daybook.operate.SettleReport.State;
import dev.daybook.simulator.FaultKind;
import dev.daybook.simulator.FaultOrder;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.TruthOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One order of twenty becomes visible an hour later than the platform promises: the first reading
 * does not see what moved shortly before it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SettlingTest {
  private static final String SHOP = "pinduoduo/flagship";
  private static final FeedId UPDATED = FeedId.parse("pinduoduo/flagship/orders/updated");
  private static final Request OPERATOR = Request.by("mei");

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  @TempDir static Path folder;
  private static Stage stage;
  private static Map<String, String> lost;

  @BeforeAll
  static void open() {
    stage = Stage.quick(folder, 600, "[orders/updated]", "late-commits:7200");
    for (int hour = 2; hour <= 26; hour += 2) {
      stage.at(Duration.ofHours(hour));
      stage.sync(SHOP, Which.OWED, OPERATOR);
    }
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  @Order(1)
  void theFirstReadingHasLostSome() {
    lost = missing();

    assertThat(lost.values().stream().collect(groupingBy(each -> each, counting())))
        .isEqualTo(Map.of("MISSED", 27L, "CHANGED", 1L));
  }

  @Test
  @Order(2)
  void theDateThatHasJustEndedIsNotSettledYet() {
    var night = stage.get(Night.class).run(Stage.DATE, Request.bySchedule());

    assertThat(night.settlings()).isEmpty();
    assertThat(stage.get(Settling.class).settle(Scope.parse(SHOP), Optional.empty(), OPERATOR))
        .extracting(SettleReport::dates)
        .isEqualTo(List.of());
  }

  @Test
  @Order(3)
  void aDryRunTellsWhatItTakes() {
    stage.at(Duration.ofHours(50));
    stage.sync(SHOP, Which.OWED, OPERATOR);

    var report = settle(OPERATOR.dry(true));

    assertThat(report.runId()).isNull();
    assertThat(report.dates())
        .singleElement()
        .satisfies(
            date -> {
              assertThat(date.feed()).isEqualTo(UPDATED);
              assertThat(date.date()).isEqualTo(Stage.DATE);
              assertThat(date.state()).isEqualTo(State.PLANNED);
              assertThat(date.windows()).isEqualTo(54);
              assertThat(date.forecast().calls()).isBetween(108L, 200L);
            });
    assertThat(stage.count("SELECT COUNT(*) FROM coverage_window WHERE purpose = 'CONFIRM'"))
        .isZero();
  }

  @Test
  @Order(4)
  void aRerunMeanwhileIsRefusedAndHarmsNothing() {
    var refused = new AtomicReference<ShopBusy>();
    var rerun = OPERATOR.over(Optional.of(Stage.DAY));

    var report =
        settle(
            OPERATOR
                .telling(
                    afterAWindow(
                        () ->
                            refused.set(
                                catchThrowableOfType(
                                    ShopBusy.class,
                                    () ->
                                        stage
                                            .get(Sync.class)
                                            .rerun(Scope.parse(SHOP), Which.ALL, rerun)))))
                .until(() -> refused.get() != null));

    assertThat(refused.get()).hasMessageContaining("is held by run " + report.runId());
    assertThat(report.notes()).containsExactly("stopped as asked");
    assertThat(report.dates()).extracting(DateOfFeed::windows).containsExactly(53);
    assertThat(stage.count("SELECT COUNT(*) FROM coverage_window WHERE state = 'OPEN'")).isZero();
  }

  @Test
  @Order(5)
  void whatCannotBeReadAgainIsNotCalledOwed() {
    stage.marketplaces.arm(FaultOrder.sometimes(FaultKind.BUSY, 1).in(Marketplaces.PINDUODUO));
    var report = settle(OPERATOR);
    stage.marketplaces.disarm();

    assertThat(report.complete()).isFalse();
    assertThat(report.notes())
        .filteredOn(note -> note.contains(" is still to be read a second time: "))
        .hasSize(3);
    assertThat(report.notes()).noneMatch(note -> note.contains("owed"));
  }

  private static Progress afterAWindow(Runnable what) {
    return new Progress() {
      @Override
      public Stage begin(String name, long steps, String outlook) {
        return (done, left) -> what.run();
      }

      @Override
      public void tell(String line) {}
    };
  }

  @Test
  @Order(6)
  void aStopLosesNothingAndOwesNothing() {
    var left = new AtomicInteger(20);

    var report = settle(OPERATOR.until(() -> left.getAndDecrement() <= 0));

    assertThat(report.complete()).isFalse();
    assertThat(report.dates()).extracting(DateOfFeed::state).containsExactly(State.UNFINISHED);
    assertThat(report.dates().get(0).windows()).isBetween(1, 53);
    var coverage = stage.get(CoverageOverview.class).of(Optional.of(Marketplaces.PINDUODUO));
    assertThat(coverage.holes()).isEmpty();
    assertThat(coverage.feeds().get(0).owedSeconds()).isZero();
    assertThat(stage.sync(SHOP, Which.OWED, OPERATOR.dry(true)).feeds())
        .extracting(SyncReport.FeedSync::slices)
        .containsExactly(0);
    assertThat(settlements()).isZero();
  }

  @Test
  @Order(7)
  void theNextNightGoesOnAndFindsEveryOrderThatWasLost() {
    var night = stage.get(Night.class).run(Stage.DATE.plusDays(1), Request.bySchedule());

    assertThat(night.failures()).isEmpty();
    assertThat(night.settlings())
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.complete()).isTrue();
              assertThat(report.differences()).isEqualTo(28);
              assertThat(report.accounts().created()).isBetween(1L, 27L);
              assertThat(report.accounts().updated()).isBetween(0L, 1L);
            });
    assertThat(missing()).isEmpty();
    assertThat(differences()).isEqualTo(lost);
    stage.assertEveryAccountBalances();
  }

  @Test
  @Order(8)
  void theWindowsOfTheDateAreSettledAndOthersAreNot() {
    var settled = stage.get(SettledDates.class).on(UPDATED, Stage.DATE);

    assertThat(settled.source()).isEqualTo("READING");
    assertThat(settled.windows()).isEqualTo(54);
    assertThat(settled.missed()).isEqualTo(27);
    assertThat(settled.changed()).isEqualTo(1);
    assertThat(
            stage.count(
                "SELECT COUNT(*) FROM coverage_window WHERE (state = 'SETTLED') <> (to_at <= '"
                    + UTC.format(Stage.DAY.to())
                    + "')"))
        .isZero();
    assertThat(
            stage.count(
                "SELECT COUNT(*) FROM coverage_window WHERE (settled_at IS NULL) <> (state <> 'SETTLED')"))
        .isZero();
  }

  @Test
  @Order(9)
  void theReportOfTheNextDateTellsIt() {
    var report = stage.get(Reports.class).of(Stage.DATE.plusDays(1));

    assertThat(report.coverage().before())
        .filteredOn(date -> date.feed().equals(UPDATED))
        .containsExactly(
            new SettledDate(
                UPDATED, Stage.DATE, stage.get(SettledDates.class).on(UPDATED, Stage.DATE)));
    assertThat(stage.get(Reports.class).of(Stage.DATE).coverage().feeds())
        .filteredOn(feed -> feed.feed().equals(UPDATED))
        .singleElement()
        .satisfies(feed -> assertThat(feed.settlement().differences()).isEqualTo(28));
  }

  @Test
  @Order(9)
  void theReportOfTheDateTellsBothReadingsApart() {
    var report = stage.get(Reports.class).of(Stage.DATE);

    var again = report.secondReadings();
    assertThat(List.of(again.created(), again.updated())).isEqualTo(List.of(27L, 1L));
    assertThat(again.balanced()).isTrue();
    assertThat(report.accounts().created() - again.created()).isEqualTo(600 - 27);
  }

  @Test
  @Order(10)
  void aSettledDateIsNotAskedForAgain() {
    long requests = requests();

    var report = settle(OPERATOR);

    assertThat(report.runId()).isNull();
    assertThat(report.dates()).extracting(DateOfFeed::state).containsExactly(State.SETTLED_BEFORE);
    assertThat(report.complete()).isTrue();
    assertThat(requests()).isEqualTo(requests);
  }

  @Test
  @Order(11)
  void aDateThatIsNotSealedIsOwedFirst() {
    var report =
        stage
            .get(Settling.class)
            .settle(Scope.parse(SHOP), Optional.of(Stage.DATE.plusDays(2)), OPERATOR);

    assertThat(report.dates()).extracting(DateOfFeed::state).containsExactly(State.OWED);
    assertThat(report.complete()).isFalse();
  }

  /** The next date was sealed in its night, and nothing has read it again for three more. */
  @Test
  @Order(12)
  void aDateThatWaitsTooLongForItsSecondReadingIsTold() {
    var late =
        "WARNING settle-late %s: %s (54 windows left)".formatted(UPDATED, Stage.DATE.plusDays(1));
    stage.at(Duration.ofHours(98));
    assertThat(lateAlerts()).isEmpty();
    stage.at(Duration.ofHours(122));
    assertThat(lateAlerts()).containsExactly(late);

    settle(OPERATOR);

    assertThat(lateAlerts()).isEmpty();
    assertThat(
            stage
                .sql()
                .sql("SELECT CONCAT(done, '/', planned) FROM run ORDER BY run_id DESC LIMIT 1")
                .query(String.class)
                .single())
        .isEqualTo("54/54");
  }

  /** After an outage of days, one night seals them all. */
  @Test
  @Order(13)
  void datesThatWereSealedLateAreNotLateYet() {
    stage.at(Duration.ofHours(146));
    stage.sync(SHOP, Which.OWED, OPERATOR);
    assertThat(lateAlerts()).isEmpty();

    stage.at(Duration.ofHours(146 + 49));

    assertThat(lateAlerts())
        .singleElement()
        .asString()
        .contains(
            "%s (".formatted(Stage.DATE.plusDays(2)),
            "%s (".formatted(Stage.DATE.plusDays(3)),
            "%s (".formatted(Stage.DATE.plusDays(4)))
        .doesNotContain(Stage.DATE.plusDays(5).toString());
  }

  /** It was sealed an hour ago, and tomorrow nothing reads it again by itself. */
  @Test
  @Order(14)
  void theLastNightOfADateIsTold() {
    stage.at(Duration.ofHours(242));
    stage
        .sql()
        .sql(
            "UPDATE coverage_window SET sealed_at = ? WHERE purpose = 'OWED' AND from_at >= ? AND"
                + " from_at < ?")
        .params(
            UTC.format(stage.clock.instant().minus(Duration.ofHours(1))),
            UTC.format(Stage.DAY.from().plus(Duration.ofDays(2))),
            UTC.format(Stage.DAY.from().plus(Duration.ofDays(4))))
        .update();

    assertThat(lateAlerts())
        .singleElement()
        .asString()
        .contains(
            "%s (".formatted(Stage.DATE.plusDays(2)), "%s (".formatted(Stage.DATE.plusDays(5)))
        .doesNotContain("%s (".formatted(Stage.DATE.plusDays(3)));
  }

  private static List<String> lateAlerts() {
    stage.get(RunAlerts.class).look();
    return stage.get(AlertDesk.class).list(false, 99).alerts().stream()
        .filter(alert -> alert.cause().startsWith("settle-late"))
        .map(
            alert ->
                "%s %s: %s"
                    .formatted(
                        alert.severity(), alert.cause(), alert.text().replaceAll(".*: ", "")))
        .toList();
  }

  private static long requests() {
    return stage.marketplaces.counts().requests().values().stream()
        .mapToLong(Number::longValue)
        .sum();
  }

  private static SettleReport settle(Request request) {
    return stage.get(Settling.class).settle(Scope.parse(SHOP), Optional.empty(), request);
  }

  private static long settlements() {
    return stage.count("SELECT COUNT(*) FROM settlement");
  }

  private static Map<String, String> differences() {
    var found = new HashMap<String, String>();
    stage
        .sql()
        .sql("SELECT external_no, kind FROM difference")
        .query(
            row -> {
              found.put(row.getString(1), row.getString(2));
            });
    return found;
  }

  /** What the truth has and the book has not, by order number. */
  private static Map<String, String> missing() {
    var booked = booked();
    return stage
        .marketplaces
        .truth(Marketplaces.PINDUODUO, stage.clock.instant())
        .filter(order -> order.updatedAt().isBefore(Stage.DAY.to()))
        .filter(order -> !order.updatedAt().equals(booked.get(order.externalNo())))
        .collect(
            Collectors.toMap(
                TruthOrder::externalNo,
                order -> booked.containsKey(order.externalNo()) ? "CHANGED" : "MISSED"));
  }

  private static Map<String, Instant> booked() {
    var booked = new HashMap<String, Instant>();
    stage
        .sql()
        .sql(
            "SELECT i.external_no, CAST(UNIX_TIMESTAMP(o.source_updated_at) AS SIGNED) FROM"
                + " book_order o JOIN order_identity i ON i.order_id = o.order_id")
        .query(
            row -> {
              booked.put(row.getString(1), Instant.ofEpochSecond(row.getLong(2)));
            });
    return booked;
  }
}

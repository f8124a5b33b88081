package dev.daybook.operate;

import static dev.daybook.operate.Stage.hour;
import static dev.daybook.operate.Stage.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.coverage.Cause;
import dev.daybook.coverage.RunStart;
import dev.daybook.coverage.RunState;
import dev.daybook.coverage.Runs;
import dev.daybook.coverage.ShopBusy;
import dev.daybook.operate.MorningReport.FeedOfDate;
import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.operate.MorningReport.Verdict;
import dev.daybook.operate.SyncReport.Affected;
import dev.daybook.operate.SyncReport.FeedSync;
import dev.daybook.operate.SyncReport.Forecast;
import dev.daybook.simulator.FaultKind;
import dev.daybook.simulator.FaultOrder;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.TruthOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One business date of two shops, hour after hour: the steps build on each other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NightTest {
  private static final int ORDERS = 300;

  /** Half an hour, less the overlap of three minutes. */
  private static final Duration SLICE = Duration.ofMinutes(27);

  private static final String SHOP = "pinduoduo/flagship";
  private static final FeedId UPDATED = FeedId.parse("pinduoduo/flagship/orders/updated");
  private static final FeedId CREATED = FeedId.parse("jd/flagship/orders/exported");
  private static final Request OPERATOR = Request.by("mei");

  @TempDir static Path folder;
  private static Stage stage;

  @BeforeAll
  static void open() {
    stage = Stage.open(folder, ORDERS);
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  @Order(1)
  void aDryRunCountsAndDoesNothing() {
    stage.at(Duration.ofHours(12));

    var report = stage.sync(SHOP, Which.OWED, OPERATOR.dry(true));

    assertThat(report)
        .isEqualTo(
            new SyncReport(
                null,
                Marketplaces.PINDUODUO,
                "PLANNED",
                List.of(
                    new FeedSync(
                        UPDATED,
                        27,
                        0,
                        54,
                        0,
                        new Forecast(
                            54,
                            3,
                            "pdd.order.number.list.increment.get: 20 calls in PT1S",
                            hour(12).plusSeconds(3)),
                        new Affected(0, 0))),
                Accounts.NONE,
                List.of(
                    new OwedTime(
                        UPDATED,
                        hour(0),
                        hour(12).minus(Duration.ofMinutes(3)),
                        "not asked for yet")),
                List.of(),
                List.of()));
    assertThat(stage.count("SELECT COUNT(*) FROM run")).isZero();
    assertThat(stage.count("SELECT COUNT(*) FROM coverage_window")).isZero();
    assertThat(stage.marketplaces.counts().requests()).isEmpty();
  }

  @Test
  @Order(2)
  void aShopThatWasNeverSyncedOwesItsTime() {
    var report = stage.get(Reports.class).of(Stage.DATE);

    assertThat(report.complete()).isFalse();
    assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(report.coverage().feeds())
        .containsExactly(
            new FeedOfDate(CREATED, 0, 0, 86_400),
            new FeedOfDate(UPDATED, 0, 12 * 3600 - 180, 12 * 3600 + 180));
  }

  @Test
  @Order(3)
  void aRangeIsPulledAndNothingElse() {
    var report = stage.sync(SHOP, Which.OWED, OPERATOR.over(hours(0, 1)));

    assertThat(report.state()).isEqualTo("DONE");
    assertThat(report.complete()).isTrue();
    assertThat(report.owed()).isEmpty();
    assertThat(report.feeds())
        .singleElement()
        .satisfies(
            feed -> {
              assertThat(feed.slices()).isEqualTo(3);
              assertThat(feed.sealed()).isEqualTo(3);
              assertThat(feed.documents()).isEqualTo(3);
            });
    assertThat(sealed()).isEqualTo(3600);
    assertThat(stage.sql().sql("SELECT DISTINCT actor FROM trail").query(String.class).list())
        .containsExactly("mei");
  }

  @Test
  @Order(4)
  void aStopEndsTheRunAtTheNextSliceAndTheNextRunGoesOn() {
    var stop = new AtomicBoolean();
    var stopsAfterOneSlice =
        new Progress() {
          @Override
          public Stage begin(String what, long steps, String outlook) {
            return (done, left) -> stop.set(true);
          }

          @Override
          public void tell(String line) {}
        };
    var range = OPERATOR.over(hours(1, 3));

    var stopped = stage.sync(SHOP, Which.OWED, range.telling(stopsAfterOneSlice).until(stop::get));
    assertThat(stopped.state()).isEqualTo("STOPPED");
    assertThat(stopped.complete()).isFalse();
    assertThat(stopped.feeds()).extracting(FeedSync::slices).containsExactly(1);
    assertThat(stopped.feeds()).extracting(FeedSync::sealed).containsExactly(1);

    var rest = stage.sync(SHOP, Which.OWED, range);
    assertThat(rest.state()).isEqualTo("DONE");
    assertThat(rest.feeds()).extracting(FeedSync::slices).containsExactly(4);
    assertThat(sealed()).isEqualTo(3 * 3600);
  }

  /** Whichever question is answered with yes: before a slice, before a call, while waiting. */
  @Test
  @Order(5)
  void aStopAtAnyPointLosesNothing() {
    for (int asked = 0; asked < 8; asked++) {
      var left = new AtomicInteger(asked);
      var range = OPERATOR.over(hours(3, 4));

      var stopped = stage.sync(SHOP, Which.OWED, range.until(() -> left.getAndDecrement() <= 0));

      assertThat(stopped.state()).as("stopped at question %d", asked).isIn("STOPPED", "DONE");
      assertThat(stopped.accounts().balanced()).isTrue();
    }
    stage.sync(SHOP, Which.OWED, OPERATOR.over(hours(3, 4)));
    assertThat(sealed()).isEqualTo(4 * 3600);
    assertThat(stage.count("SELECT COUNT(*) FROM run WHERE state = 'RUNNING'")).isZero();
  }

  @Test
  @Order(6)
  void aRefusedShopTellsWhatToDoAndWhichTimeFailed() {
    refuseToken();

    var report = stage.sync(SHOP, Which.OWED, OPERATOR.over(hours(4, 6)));

    assertThat(report.state()).isEqualTo("INCOMPLETE");
    assertThat(report.complete()).isFalse();
    assertThat(report.feeds()).extracting(FeedSync::slices).containsExactly(1);
    assertThat(report.notes())
        .singleElement()
        .asString()
        .startsWith("pinduoduo/flagship refused: pinduoduo/flagship: its token is spent")
        .endsWith("next: authorise the shop again and put its new tokens into the configuration");
    var reason = report.notes().get(0).substring("pinduoduo/flagship refused: ".length());
    var half = hour(4).plus(SLICE);
    assertThat(report.owed())
        .containsExactly(
            new OwedTime(UPDATED, hour(4), half, reason),
            new OwedTime(UPDATED, half, hour(6), "not asked for yet"));
  }

  @Test
  @Order(7)
  void holesLeaveFailedTimeAndOwedTakesItToo() {
    stage.marketplaces.disarm();
    var range = OPERATOR.over(hours(4, 6));

    var holes = stage.sync(SHOP, Which.HOLES, range);
    assertThat(holes.state()).isEqualTo("INCOMPLETE");
    assertThat(holes.feeds()).extracting(FeedSync::slices).containsExactly(4);
    assertThat(holes.owed()).extracting(OwedTime::from).containsExactly(hour(4));

    var owed = stage.sync(SHOP, Which.OWED, range);
    assertThat(owed.state()).isEqualTo("DONE");
    assertThat(owed.feeds()).extracting(FeedSync::slices).containsExactly(1);
    assertThat(sealed()).isEqualTo(6 * 3600);
  }

  @Test
  @Order(8)
  void aShopAtWorkIsBusyAndTheOthersHaveTheirNight() {
    stage.at(Duration.ofHours(26));
    stage.marketplaces.writeJdExport(Stage.DATE, stage.home.inbox(Marketplaces.JD));
    var runs = stage.get(Runs.class);
    var holder =
        runs.start(new RunStart("sync", Cause.OPERATOR, "mei", Marketplaces.PINDUODUO, null, null));

    assertThatThrownBy(() -> stage.sync(SHOP, Which.OWED, OPERATOR))
        .isInstanceOf(ShopBusy.class)
        .hasMessageContaining("is held by run " + holder.id());
    var night = stage.get(Night.class).run(Stage.DATE, Request.bySchedule());

    assertThat(night.complete()).isFalse();
    assertThat(night.failures())
        .singleElement()
        .asString()
        .startsWith("pinduoduo/flagship: pinduoduo/flagship is held by run " + holder.id());
    assertThat(night.syncs()).extracting(SyncReport::shop).containsExactly(Marketplaces.JD);
    assertThat(night.morning().coverage().feeds().get(0))
        .isEqualTo(new FeedOfDate(CREATED, 86_400, 0, 0));
    runs.end(holder.id(), RunState.STOPPED, "", null);
  }

  @Test
  @Order(9)
  void aNightWithARefusedShopIsIncomplete() {
    refuseToken();

    var night = stage.get(Night.class).run(Stage.DATE, Request.bySchedule());

    assertThat(night.complete()).isFalse();
    assertThat(night.morning().complete()).isFalse();
    assertThat(night.morning().coverage().feeds())
        .containsExactly(
            new FeedOfDate(CREATED, 86_400, 0, 0), new FeedOfDate(UPDATED, 6 * 3600, 18 * 3600, 0));
    assertThat(night.morning().coverage().holes())
        .extracting(OwedTime::from, OwedTime::to)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(hour(6), hour(6).plus(SLICE)),
            org.assertj.core.groups.Tuple.tuple(hour(6).plus(SLICE), hour(24)));
    stage.marketplaces.disarm();
  }

  @Test
  @Order(10)
  void theNextNightCompletesTheDateAndTheBookIsTheTruth() {
    var night = stage.get(Night.class).run(Stage.DATE, Request.bySchedule());

    assertThat(night.failures()).isEmpty();
    assertThat(night.complete()).isTrue();
    var morning = night.morning();
    assertThat(morning.complete()).isTrue();
    assertThat(morning.coverage().holes()).isEmpty();
    assertThat(morning.coverage().feeds())
        .containsExactly(
            new FeedOfDate(CREATED, 86_400, 0, 0), new FeedOfDate(UPDATED, 86_400, 0, 0));
    assertThat(morning.book().orders()).isEqualTo(2 * ORDERS);
    assertThat(morning.book().trailRows()).isEqualTo(stage.count("SELECT COUNT(*) FROM trail"));
    assertThat(morning.accounts().balanced()).isTrue();
    assertThat(morning.accounts().created()).isEqualTo(2 * ORDERS);
    assertThat(morning.handoff().balanced()).isTrue();
    stage.assertEveryAccountBalances();
    assertThat(booked(Marketplaces.PINDUODUO))
        .hasSize(ORDERS)
        .containsExactlyInAnyOrderElementsOf(
            truth(Marketplaces.PINDUODUO, order -> order.statusWithoutRefundDetail().name()));
    assertThat(booked(Marketplaces.JD))
        .hasSize(ORDERS)
        .containsExactlyInAnyOrderElementsOf(
            compared(
                stage.marketplaces.truthOfExport(Marketplaces.JD),
                order -> order.statusWithoutRefundDetail().name()));
  }

  @Test
  @Order(11)
  void aRerunOfEverythingChangesNothing() {
    var before = stage.get(Reports.class).of(Stage.DATE);
    var booked = booked(Marketplaces.PINDUODUO);

    var report = stage.sync(SHOP, Which.ALL, OPERATOR.over(hours(10, 14)));

    assertThat(report.state()).isEqualTo("DONE");
    assertThat(report.feeds()).extracting(FeedSync::sealed).containsExactly(9);
    var accounts = report.accounts();
    assertThat(accounts.fetched()).isPositive();
    assertThat(accounts.created() + accounts.updated() + accounts.quarantined()).isZero();
    assertThat(accounts.unchanged() + accounts.stale() + accounts.duplicate())
        .isEqualTo(accounts.fetched());
    assertThat(booked(Marketplaces.PINDUODUO)).isEqualTo(booked);
    var after = stage.get(Reports.class).of(Stage.DATE);
    assertThat(after.complete()).isTrue();
    assertThat(after.verdict()).isEqualTo(Verdict.COMPLETE);
    assertThat(after.book()).isEqualTo(before.book());
    assertThat(after.coverage()).isEqualTo(before.coverage());
    assertThat(after.accounts()).isEqualTo(before.accounts().plus(accounts));
  }

  @Test
  @Order(12)
  void aDateOfWhichMoreIsDueLaterIsCompleteSoFar() {
    var reports = stage.get(Reports.class);

    var begun = reports.of(Stage.DATE.plusDays(1));
    assertThat(begun.coverage().feeds())
        .containsExactly(
            new FeedOfDate(CREATED, 0, 0, 86_400),
            new FeedOfDate(UPDATED, 117 * 60, 0, 86_400 - 117 * 60));
    assertThat(begun.complete()).isTrue();
    assertThat(begun.verdict()).isEqualTo(Verdict.SO_FAR);
    assertThat(reports.of(Stage.DATE.plusDays(30)).verdict()).isEqualTo(Verdict.EMPTY);
    assertThat(reports.of(Stage.DATE.minusDays(30)).verdict()).isEqualTo(Verdict.EMPTY);
  }

  @Test
  @Order(13)
  void theDateAfterIsOwedOnlyAsFarAsTheChannelsGiveIt() {
    stage.at(Duration.ofHours(27).plusMinutes(3));

    var report = stage.get(Reports.class).of(Stage.DATE.plusDays(1));

    assertThat(report.coverage().feeds())
        .containsExactly(
            new FeedOfDate(CREATED, 0, 0, 86_400),
            new FeedOfDate(UPDATED, 117 * 60, 63 * 60, 21 * 3600));
    assertThat(report.coverage().holes())
        .containsExactly(
            new OwedTime(
                UPDATED, hour(26).minus(Duration.ofMinutes(3)), hour(27), "not asked for yet"));
    assertThat(report.complete()).isFalse();
  }

  @Test
  @Order(14)
  void aNightThatIsStoppedSaysSoAndIsNotComplete() {
    var night = stage.get(Night.class).run(Stage.DATE, Request.bySchedule().until(() -> true));

    assertThat(night.syncs()).isEmpty();
    assertThat(night.failures())
        .containsExactly("stopped: the rest of the night is done by the next one");
    assertThat(night.complete()).isFalse();
  }

  private static void refuseToken() {
    stage.marketplaces.arm(FaultOrder.next(FaultKind.EXPIRED_TOKEN, 1));
    stage.marketplaces.arm(
        FaultOrder.sometimes(FaultKind.EXPIRED_TOKEN, 1).on("pdd.pop.auth.token.refresh"));
  }

  private static long sealed() {
    return stage.count(
        "SELECT COALESCE(SUM(TIMESTAMPDIFF(SECOND, from_at, to_at)), 0) FROM coverage_window"
            + " WHERE state = 'SEALED' AND generation = 0");
  }

  /** What the book and the truth must agree in. */
  private record Compared(
      String externalNo,
      String status,
      boolean confirmed,
      long goodsFen,
      long paidFen,
      long receivableFen,
      int lines,
      long pieces,
      Instant updatedAt) {}

  private static List<Compared> booked(ShopId shop) {
    return stage
        .sql()
        .sql(
            """
            SELECT i.external_no, o.status, o.payment_confirmed,
              CAST(o.goods_total * 100 AS SIGNED), CAST(o.buyer_paid * 100 AS SIGNED),
              CAST(o.merchant_receivable * 100 AS SIGNED),
              (SELECT COUNT(*) FROM book_line l WHERE l.order_id = o.order_id),
              (SELECT CAST(SUM(quantity) AS SIGNED) FROM book_line l
                WHERE l.order_id = o.order_id),
              CAST(UNIX_TIMESTAMP(o.source_updated_at) AS SIGNED)
            FROM book_order o
            JOIN order_identity i ON i.order_id = o.order_id
            JOIN shop s ON s.shop_id = o.shop_id
            WHERE s.channel = :channel AND s.shop = :shop
            ORDER BY i.external_no
            """)
        .param("channel", shop.channel())
        .param("shop", shop.shop())
        .query(
            (row, number) ->
                new Compared(
                    row.getString(1),
                    row.getString(2),
                    row.getBoolean(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getInt(7),
                    row.getLong(8),
                    Instant.ofEpochSecond(row.getLong(9))))
        .list();
  }

  private static List<Compared> truth(ShopId shop, Function<TruthOrder, String> status) {
    return compared(stage.marketplaces.truth(shop, stage.clock.instant()), status);
  }

  private static List<Compared> compared(
      Stream<TruthOrder> truth, Function<TruthOrder, String> status) {
    return truth
        .map(
            order ->
                new Compared(
                    order.externalNo(),
                    status.apply(order),
                    order.paymentConfirmed(),
                    order.goodsTotalFen(),
                    order.buyerPaidFen(),
                    order.merchantReceivableFen(),
                    order.lines(),
                    order.pieces(),
                    order.updatedAt()))
        .toList();
  }
}

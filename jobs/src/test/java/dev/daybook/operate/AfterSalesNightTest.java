package dev.daybook.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.OrderStatus;
import dev.daybook.operate.MorningReport.FeedOfDate;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.TruthOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A shop that has the feed of after-sales: its order book knows what was paid back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AfterSalesNightTest {
  private static final FeedId REFUNDS = FeedId.parse("pinduoduo/flagship/refunds/succeeded");

  @TempDir static Path folder;
  private static Stage stage;

  @BeforeAll
  static void open() {
    stage = Stage.quick(folder, 400, "[orders/updated, refunds/succeeded]");
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  @Order(1)
  void afterSalesThatComeBeforeTheirOrdersWait() {
    stage.at(Duration.ofHours(26));

    var report = stage.sync(REFUNDS.toString(), Which.OWED, Request.by("mei"));

    assertThat(report.state()).isEqualTo("DONE");
    long waiting = stage.count("SELECT COUNT(*) FROM after_sale");
    assertThat(waiting).isPositive();
    var found = stage.get(OrderDesk.class).waiting(Optional.of(Marketplaces.PINDUODUO), 3);
    assertThat(found.waiting()).isEqualTo(waiting);
    assertThat(found.afterSales()).hasSize(3);
    assertThat(stage.get(Reports.class).of(Stage.DATE).work().waitingAfterSales())
        .isEqualTo(waiting);
  }

  @Test
  @Order(2)
  void theNightKnowsWhatWasPaidBackAndTheBookIsTheTruth() {
    stage.marketplaces.writeJdExport(Stage.DATE, stage.home.inbox(Marketplaces.JD));

    var night = stage.get(Night.class).run(Stage.DATE, Request.bySchedule());

    assertThat(night.failures()).isEmpty();
    var morning = night.morning();
    assertThat(morning.complete()).isTrue();
    assertThat(morning.coverage().feeds()).contains(new FeedOfDate(REFUNDS, 86_400, 0, 0));
    assertThat(morning.work().waitingAfterSales()).isZero();
    assertThat(morning.refunds().get("CNY").settled()).isPositive();
    assertThat(morning.money().get("CNY").settled())
        .isEqualByComparingTo(
            stage
                .sql()
                .sql(
                    "SELECT SUM(fetched_minor) / 100 FROM account JOIN document USING (document_id)"
                        + " JOIN feed USING (feed_id) WHERE subject = 'orders'")
                .query(java.math.BigDecimal.class)
                .single());
    stage.assertEveryAccountBalances();
    assertThat(booked()).containsExactlyInAnyOrderElementsOf(truth());
  }

  /**
   * A refund in part keeps the forward state, which the order alone cannot tell: one from before
   * go-live is taken for the whole.
   */
  private static List<String> truth() {
    var known =
        Set.copyOf(stage.sql().sql("SELECT order_no FROM after_sale").query(String.class).list());
    return stage
        .marketplaces
        .truth(Marketplaces.PINDUODUO, stage.clock.instant())
        .map(order -> line(order, known.contains(order.externalNo())))
        .toList();
  }

  private static String line(TruthOrder order, boolean known) {
    if (!known && order.status() != order.statusWithoutRefundDetail()) {
      return "%s %s %d"
          .formatted(order.externalNo(), order.statusWithoutRefundDetail(), order.buyerPaidFen());
    }
    return "%s %s %d".formatted(order.externalNo(), order.status(), order.refundTotalFen());
  }

  private static List<String> booked() {
    return stage
        .sql()
        .sql(
            "SELECT CONCAT(external_no, ' ', status, ' ', CAST(refund_total * 100 AS SIGNED))"
                + " FROM book_order JOIN order_identity USING (order_id)"
                + " JOIN shop ON shop.shop_id = book_order.shop_id WHERE channel = 'pinduoduo'")
        .query(String.class)
        .list();
  }

  @Test
  @Order(3)
  void anOrderShowsItsAfterSales() {
    long id =
        stage.count(
            "SELECT MIN(order_id) FROM book_order WHERE status <> given_status"
                + " AND given_status = 'REFUNDED'");

    var order = stage.get(OrderDesk.class).show(String.valueOf(id));

    assertThat(order.status()).isNotEqualTo(OrderStatus.REFUNDED);
    assertThat(order.afterSales())
        .singleElement()
        .satisfies(
            afterSale -> {
              assertThat(afterSale.state()).isEqualTo("SUCCEEDED");
              assertThat(afterSale.refunded()).isEqualTo(order.amounts().refundTotal());
            });
    assertThat(order.evidence()).anyMatch(evidence -> evidence.feed().equals(REFUNDS.toString()));
  }

  @Test
  @Order(4)
  void aReplayOfTheDayChangesNothing() {
    var report =
        stage
            .get(Replays.class)
            .replay(Scope.parse("pinduoduo/flagship"), Request.by("mei").over(Stage.hours(0, 24)));

    assertThat(report.changed()).isZero();
    assertThat(report.rejected()).isZero();
    assertThat(booked()).containsExactlyInAnyOrderElementsOf(truth());
  }
}

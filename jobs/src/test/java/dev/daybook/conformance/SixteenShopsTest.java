package dev.daybook.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.operate.Request;
import dev.daybook.operate.SyncReport;
import dev.daybook.operate.SyncReport.FeedSync;
import dev.daybook.operate.Which;
import dev.daybook.simulator.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The evening of a day; {@link SixteenShopsAllDayTest} has the whole day. Also: what the shops were
 * told to expect, and what the channels tell of their budgets on the way.
 */
@Tag("full")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SixteenShopsTest extends SideBySideNight {
  private static final Instant EVENING = SixteenShops.DAY.from().plus(Duration.ofHours(18));
  private static final Request OPERATOR = Request.by("mei");

  private List<String> forecasts;

  SixteenShopsTest() {
    super(EVENING, 200);
  }

  @Override
  void beforehand() {
    forecasts =
        SixteenShops.SHOPS.stream()
            .map(shop -> shops.sync(shop, Which.OWED, OPERATOR.dry(true)))
            .flatMap(plan -> plan.feeds().stream())
            .map(SixteenShopsTest::told)
            .toList();
  }

  private static String told(FeedSync feed) {
    return "%s: %d windows, %d calls, %d s, %s"
        .formatted(
            feed.feed(),
            feed.slices(),
            feed.forecast().calls(),
            feed.forecast().seconds(),
            feed.forecast().binding());
  }

  @Test
  @Order(1)
  void everyShopIsToldBeforehandWhatItNeedsAndWhichBudgetBinds() {
    assertThat(forecasts)
        .hasSize(25)
        .contains(
            "amazon/shop-1/orders/updated: 1 windows, 1 calls, 0 s, getOrders: 1 calls in PT1M",
            "jd/shop-3/orders/updated: 10 windows, 20 calls, 4 s, jingdong.pop.order.search: 5 calls in PT1S for all shops of the app",
            "pinduoduo/shop-1/orders/updated: 18 windows, 36 calls, 2 s, pdd.order.number.list.increment.get: 20 calls in PT1S",
            "pinduoduo/shop-1/refunds/succeeded: 18 windows, 36 calls, 4 s, pdd.refund.list.increment.get: 10 calls in PT1S",
            "woocommerce/shop-1/orders/updated: 1 windows, 2 calls, 1 s, orders: 2 calls in PT1S");
  }

  /**
   * Asked alone, with buckets that are full; now that the windows of the night have told. Quiet
   * hours were among them: a tenth of the calls more or less.
   */
  @Test
  @Order(2)
  void whatIsForecastIsWhatIsNeeded() {
    for (var shop : List.of("jd/shop-1", "pinduoduo/shop-2")) {
      shops.rest();
      var begun = shops.clock.instant();
      var feeds = again(shop).feeds();
      var took = Duration.between(begun, shops.clock.instant());

      assertThat(feeds)
          .hasSize(2)
          .allSatisfy(
              feed ->
                  assertThat(feed.calls())
                      .isCloseTo(feed.forecast().calls(), withinPercentage(10)));
      long seconds = feeds.stream().mapToLong(feed -> feed.forecast().seconds()).sum();
      assertThat(took).isBetween(Duration.ofSeconds(seconds - 2), Duration.ofSeconds(seconds + 1));
    }
  }

  /** 124 orders: 30 of their details go at once, and one every two seconds from then on. */
  @Test
  @Order(2)
  void theDetailsOfAmazonBind() {
    shops.rest();
    var begun = shops.clock.instant();
    var feed = again("amazon/shop-1").feeds().get(0);
    var took = Duration.between(begun, shops.clock.instant());

    assertThat(told(feed))
        .isEqualTo(
            "amazon/shop-1/orders/updated: 1 windows, 126 calls, 188 s, getOrderItems: 1 calls in PT2S");
    assertThat(took).isBetween(Duration.ofSeconds(188), Duration.ofSeconds(192));
  }

  private SyncReport again(String shop) {
    var range = Optional.of(new Window(EVENING, SixteenShops.DAY.to()));
    return shops.sync(ShopId.parse(shop), Which.ALL, OPERATOR.over(range));
  }

  /** Amazon gives this seller half of what the file says, and Shopify a bucket of a quarter. */
  @Test
  @Order(3)
  void aSmallerBudgetThanTheFileKnowsIsLearnedFromTheHeaders() {
    shops.marketplaces.limitRate(
        "amazon", "getOrderItems", new RateLimit(1, Duration.ofSeconds(4), 30));
    shops.marketplaces.limitRate("shopify", "orders", new RateLimit(2, Duration.ofSeconds(1), 10));
    shops.rest();

    assertThat(again("amazon/shop-1").state()).isEqualTo("DONE");
    assertThat(again("shopify/shop-1").state()).isEqualTo("DONE");
    assertThat(shops.marketplaces.counts().overRate()).isEmpty();
    assertThat(again("amazon/shop-1").feeds().get(0).forecast().binding())
        .isEqualTo("getOrderItems: a call in PT4S, as the channel tells");
  }
}

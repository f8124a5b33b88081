package dev.daybook.simulator.xiaohongshu;

import static dev.daybook.simulator.TestDay.DAY_START;
import static dev.daybook.simulator.xiaohongshu.XhsClient.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.ShopId;
import dev.daybook.simulator.FaultKind;
import dev.daybook.simulator.FaultOrder;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.RateLimit;
import dev.daybook.simulator.TestDay;
import dev.daybook.simulator.TruthOrder;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class XiaohongshuPlatformTest {
  private static final int ORDERS = 1_500;
  private static final ShopId SHOP = new ShopId("xiaohongshu", "flagship");
  private static final ShopId SECOND = new ShopId("xiaohongshu", "second");
  private static final long FROM = DAY_START.getEpochSecond();
  private static final long EVENING = FROM + 20 * 3_600;
  private static final long EVENING_END = EVENING + 1_800;

  private final MovableClock clock = TestDay.nextMorning();
  private final Marketplaces marketplaces =
      Marketplaces.start(TestDay.settings(ORDERS, clock).withShops(SHOP, SECOND));
  private final XhsClient client = new XhsClient(marketplaces, SHOP);

  @AfterEach
  void close() {
    marketplaces.close();
  }

  private Map<String, JsonNode> wholeDay() {
    var read = new HashMap<String, JsonNode>();
    for (long from = FROM; from < FROM + 86_400; from += 1_800) {
      long last = from + 1_799;
      for (int page = client.page(from, last, 1, 20).get("maxPageNo").asInt(); page >= 1; page--) {
        client
            .page(from, last, page, 20)
            .get("orderList")
            .forEach(row -> read.put(row.get("orderId").stringValue(), row));
      }
    }
    return read;
  }

  @Test
  void theWholeDayReadOverHttpIsTheTruth() {
    Map<String, JsonNode> read = wholeDay();
    Map<String, TruthOrder> truth =
        marketplaces
            .truth(SHOP, clock.instant())
            .collect(Collectors.toMap(TruthOrder::externalNo, Function.identity()));

    assertThat(read).hasSize(ORDERS);
    assertThat(read.keySet()).isEqualTo(truth.keySet());
    truth.forEach((number, expected) -> assertSame(read.get(number), expected));
    assertThat(read.values().stream().map(order -> order.get("orderStatus").asInt()).distinct())
        .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(marketplaces.counts().violations()).isEmpty();
  }

  private static void assertSame(JsonNode order, TruthOrder expected) {
    long paid = order.get("totalPayAmount").asLong();
    long freight = order.get("totalShippingFree").asLong();
    long discounts = expected.discountsFen();
    assertThat(paid).isEqualTo(expected.buyerPaidFen());
    assertThat(paid + discounts - freight).isEqualTo(expected.goodsTotalFen());
    assertThat(order.get("totalMerchantDiscount").asLong())
        .isEqualTo(expected.merchantDiscountFen());
    assertThat(order.get("totalRedDiscount").asLong()).isEqualTo(expected.platformDiscountFen());
    assertThat(order.get("merchantActualReceiveAmount").asLong())
        .isEqualTo(expected.merchantReceivableFen());
    assertThat(sum(order, "totalPaidAmount")).isEqualTo(paid - freight);
    assertThat(sum(order, "totalMerchantDiscount")).isEqualTo(expected.merchantDiscountFen());
    assertThat(order.get("updateTime").asLong()).isEqualTo(expected.updatedAt().toEpochMilli());
    assertThat(order.get("paidTime").asLong() > 0).isEqualTo(expected.paymentConfirmed());
    assertThat(status(order)).isEqualTo(expected.statusWithoutRefundDetail().name());
  }

  private static long sum(JsonNode order, String field) {
    long sum = 0;
    for (JsonNode line : order.get("skuList")) {
      sum += line.get(field).asLong();
    }
    return sum;
  }

  /** The table of the platform's facts, written out once more. */
  private static String status(JsonNode order) {
    int afterSales = order.get("orderAfterSalesStatus").asInt();
    if (afterSales == 2) {
      return "REFUNDING";
    }
    return switch (order.get("orderStatus").asInt()) {
      case 1 -> "PENDING_PAYMENT";
      case 2, 3 -> "PAID";
      case 4 -> "READY_TO_SHIP";
      case 5 -> "SHIPPING";
      case 6 -> "SHIPPED";
      case 7 -> "COMPLETED";
      case 8 -> afterSales == 3 ? "REFUNDED" : "CLOSED";
      case 9 -> order.get("paidTime").asLong() > 0 ? "REFUNDED" : "CANCELLED";
      default -> "unknown";
    };
  }

  @Test
  void pagesComeNewestFirstAndTellTheLastOne() {
    JsonNode page = client.page(EVENING, EVENING_END, 1, 10);
    int total = page.get("total").asInt();

    assertThat(page.get("orderList").valueStream().map(row -> row.get("updateTime").asLong()))
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(page.get("maxPageNo").asInt()).isEqualTo((total + 9) / 10);
    assertThat(client.page(EVENING, EVENING_END, (total + 9) / 10 + 1, 10).get("orderList"))
        .isEmpty();
    assertThat(client.page(EVENING, EVENING_END, 1, 10).has("code")).isFalse();
    assertThat(client.page(EVENING + 60, EVENING_END, 1, 10).get("code").asInt(1)).isZero();
  }

  @Test
  void aWindowHoldsAHundredPagesAtMost() {
    JsonNode page = client.page(EVENING, EVENING_END, 100, 1);

    assertThat(page.get("total").asInt()).isGreaterThan(100);
    assertThat(page.get("maxPageNo").asInt()).isEqualTo(100);
    assertThat(page.get("orderList")).hasSize(1);
    assertThat(
            code(
                client.call(
                    LIST,
                    "timeType",
                    2,
                    "startTime",
                    EVENING,
                    "endTime",
                    EVENING_END,
                    "pageNo",
                    101)))
        .isEqualTo(40009);
    assertThat(marketplaces.counts().violations()).isEqualTo(Map.of("bad-page", 1L));
  }

  private static int code(JsonNode answer) {
    assertThat(answer.get("success").asBoolean()).isEqualTo(answer.get("error_code").asInt() == 0);
    return answer.get("error_code").asInt();
  }

  private int changed(String name, Object value) {
    Map<String, Object> body =
        client.body(LIST, "timeType", 2, "startTime", EVENING, "endTime", EVENING_END);
    body.put(name, value);
    return code(client.send(body));
  }

  @Test
  void whoIsNotLetInReadsThePlaceholders() {
    long now = clock.instant().getEpochSecond();

    assertThat(changed("sign", "57fa8e2bfd6d3df39f5d7e436371f6b1")).isEqualTo(40002);
    assertThat(changed("sign", "")).isEqualTo(40002);
    assertThat(changed("timestamp", now)).as("a number").isEqualTo(40002);
    assertThat(changed("timestamp", now + "000")).as("milliseconds").isEqualTo(40003);
    assertThat(changed("timestamp", Long.toString(now - 601))).isEqualTo(40003);
    assertThat(changed("version", "1.0")).isEqualTo(40007);
    assertThat(changed("appId", "xhsapp9999")).isEqualTo(40001);
    assertThat(changed("method", "order.nothing")).isEqualTo(40006);
    assertThat(changed("accessToken", "nobody's")).isEqualTo(40004);
    assertThat(marketplaces.counts().violations())
        .isEqualTo(
            Map.of(
                "bad-sign", 3L,
                "bad-timestamp", 2L,
                "bad-version", 1L,
                "bad-client", 1L,
                "unknown-method", 1L,
                "unknown-token", 1L));
  }

  @Test
  void onlySystemFieldsAreSigned() {
    Map<String, Object> body = client.body(LIST, "timeType", 2, "startTime", 1, "endTime", 2);
    client.send(body);
    body.put("startTime", EVENING);
    body.put("endTime", EVENING_END);

    assertThat(client.send(body).at("/data/total").asInt()).isPositive();
  }

  @Test
  void windowsAndTimesThatBreakTheRulesAreRefused() {
    assertThat(changed("endTime", EVENING_END + 1)).isEqualTo(40009);
    assertThat(changed("endTime", EVENING - 1)).isEqualTo(40009);
    assertThat(changed("startTime", EVENING * 1_000)).isEqualTo(40009);
    assertThat(changed("startTime", Long.toString(EVENING))).isEqualTo(40009);
    assertThat(changed("pageNo", 0)).isEqualTo(40009);
    assertThat(changed("pageSize", 101)).isEqualTo(40009);
    assertThat(changed("timeType", 3)).isEqualTo(40009);
    assertThat(code(client.call(LIST, "timeType", 1, "startTime", FROM, "endTime", FROM + 86_400)))
        .isZero();
    assertThat(code(client.call(LIST, "timeType", 1, "startTime", FROM, "endTime", FROM + 86_401)))
        .isEqualTo(40009);
    assertThat(marketplaces.counts().violations())
        .isEqualTo(Map.of("bad-window", 3L, "bad-time", 1L, "bad-parameter", 2L, "bad-page", 2L));
  }

  private JsonNode refresh(String token) {
    Map<String, Object> body = client.body("oauth.refreshToken", "refreshToken", token);
    body.remove("accessToken");
    return client.send(body);
  }

  @Test
  void aTokenIsRenewedInItsLastHalfHourOnly() {
    long end = clock.instant().plus(Duration.ofDays(7)).toEpochMilli();
    JsonNode early = refresh("xhs-refresh-0001").get("data");
    assertThat(early.get("accessToken").asString()).isEqualTo("xhs-token-0001");
    assertThat(early.get("accessTokenExpiresAt").asLong()).isEqualTo(end);
    assertThat(early.get("refreshTokenExpiresAt").asLong()).isEqualTo(end + 7 * 86_400_000L);

    clock.advance(Duration.ofDays(7).minusMinutes(30).minusSeconds(1));
    assertThat(refresh("xhs-refresh-0001").at("/data/accessToken").asString())
        .isEqualTo("xhs-token-0001");
    clock.advance(Duration.ofSeconds(1));
    JsonNode pair = refresh("xhs-refresh-0001").get("data");
    assertThat(pair.get("accessToken").asString()).isEqualTo("xhs-token-0002");
    assertThat(changed("timeType", 2)).as("the old token").isEqualTo(40004);
    client.token = "xhs-token-0002";
    assertThat(changed("timeType", 2)).isZero();
    assertThat(code(refresh("xhs-refresh-0001"))).isEqualTo(40005);
    clock.advance(Duration.ofDays(7));
    assertThat(code(refresh("xhs-refresh-0002"))).isEqualTo(40005);
    assertThat(marketplaces.counts().violations())
        .isEqualTo(Map.of("expired-token", 1L, "unknown-token", 1L, "refresh-after-the-end", 1L));
  }

  @Test
  void aFailureCanHideBehindASuccess() {
    marketplaces.arm(FaultOrder.next(FaultKind.UNSUCCESSFUL, 1));
    JsonNode answer = client.call(LIST);

    assertThat(answer.get("success").asBoolean()).isTrue();
    assertThat(answer.get("error_code").asInt(1)).isZero();
    assertThat(answer.at("/data/code").asInt()).isEqualTo(50000);
    assertThat(answer.get("data").has("orderList")).isFalse();
  }

  @Test
  void theDetailRatesAndSeedsAreAsEverywhere() {
    JsonNode row = client.page(EVENING, EVENING_END, 1, 1).at("/orderList/0");
    assertThat(
            client
                .call("order.getOrderDetail", "orderId", row.get("orderId").asString())
                .get("data"))
        .isEqualTo(row);
    assertThat(code(client.call("order.getOrderDetail", "orderId", "P1"))).isEqualTo(40009);
    try (var again = Marketplaces.start(TestDay.settings(ORDERS, clock).withShops(SHOP, SECOND))) {
      assertThat(new XhsClient(again, SHOP).page(EVENING, EVENING_END, 1, 10))
          .isEqualTo(client.page(EVENING, EVENING_END, 1, 10));
      assertThat(new XhsClient(again, SECOND).page(EVENING, EVENING_END, 1, 10))
          .isNotEqualTo(client.page(EVENING, EVENING_END, 1, 10));
    }
    marketplaces.limitRate(new RateLimit(1, Duration.ofSeconds(1)));
    changed("timeType", 2);
    assertThat(changed("timeType", 2)).isEqualTo(42900);
  }

  @Test
  void whileOrdersMoveForwardPagingLosesAndBackwardPagingDoesNot() {
    assertThat(lost(false)).isEqualTo(5);
    assertThat(lost(true)).isZero();
  }

  private int lost(boolean backward) {
    var settings = TestDay.settings(ORDERS, clock).withShops(SHOP).withMalice("tick-after-page:5");
    try (var moving = Marketplaces.start(settings)) {
      var reader = new XhsClient(moving, SHOP);
      Set<String> before = new HashSet<>();
      moving
          .truth(SHOP, clock.instant())
          .filter(order -> order.updatedAt().getEpochSecond() >= EVENING)
          .filter(order -> order.updatedAt().getEpochSecond() <= EVENING_END)
          .forEach(order -> before.add(order.externalNo()));
      Set<String> seen = new HashSet<>();
      int pages = (before.size() + 9) / 10;
      for (int at = 1; at <= pages; at++) {
        reader
            .page(EVENING, EVENING_END, backward ? pages + 1 - at : at, 10)
            .get("orderList")
            .forEach(row -> seen.add(row.get("orderId").asString()));
      }
      return (int)
          moving
              .truth(SHOP, clock.instant())
              .filter(order -> order.updatedAt().isBefore(clock.instant()))
              .filter(order -> before.contains(order.externalNo()))
              .filter(order -> !seen.contains(order.externalNo()))
              .count();
    }
  }
}

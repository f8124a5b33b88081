package dev.daybook.simulator.wechat;

import static dev.daybook.simulator.TestDay.DAY_END;
import static dev.daybook.simulator.TestDay.DAY_START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.ShopId;
import dev.daybook.simulator.Http;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.TestDay;
import dev.daybook.simulator.TruthOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WechatPlatformTest {
  private static final int ORDERS = 600;
  private static final ShopId SHOP = new ShopId("wechat-shop", "flagship");
  private static final String LIST = "/channels/ec/order/list/get";
  private static final String GET = "/channels/ec/order/get";
  private static final long FROM = DAY_START.getEpochSecond();
  private static final long TO = DAY_END.getEpochSecond() - 1;

  private final MovableClock clock = TestDay.nextMorning();
  private final Marketplaces marketplaces =
      Marketplaces.start(TestDay.settings(ORDERS, clock).withShops(SHOP));
  private final Http http = new Http(marketplaces);
  private String token;

  @BeforeEach
  void askForTheToken() {
    token = stableToken(false).get("access_token").asString();
  }

  @AfterEach
  void close() {
    marketplaces.close();
  }

  private JsonNode stableToken(boolean force) {
    var credentials = marketplaces.credentials(SHOP);
    return post(
        "/cgi-bin/stable_token",
        "grant_type",
        "client_credential",
        "appid",
        credentials.clientId(),
        "secret",
        credentials.clientSecret(),
        "force_refresh",
        force);
  }

  private JsonNode post(String path, Object... body) {
    String json = Json.MAPPER.writeValueAsString(Json.object(body));
    return Json.MAPPER.readTree(http.post(path, "application/json", json).body());
  }

  private JsonNode call(String path, Object... body) {
    return post(path + "?access_token=" + token, body);
  }

  private JsonNode list(long from, long to, int size, String next) {
    var range = Json.object("start_time", from, "end_time", to);
    return call(LIST, "update_time_range", range, "page_size", size, "next_key", next);
  }

  private static int code(JsonNode answer) {
    return answer.get("errcode").asInt();
  }

  @Test
  void theWholeDayReadByCursorIsTheTruth() {
    var ids = new ArrayList<String>();
    int emptyPages = 0;
    String next = "";
    boolean more = true;
    while (more) {
      JsonNode page = list(FROM, TO, 20, next);
      assertThat(code(page)).isZero();
      page.get("order_id_list").forEach(id -> ids.add(id.stringValue()));
      emptyPages += page.get("order_id_list").isEmpty() ? 1 : 0;
      next = page.get("next_key").asString();
      more = page.get("has_more").asBoolean();
    }
    Map<String, TruthOrder> truth =
        marketplaces
            .truth(SHOP, clock.instant())
            .collect(Collectors.toMap(TruthOrder::externalNo, Function.identity()));

    assertThat(ids).hasSize(ORDERS);
    assertThat(new HashSet<>(ids)).isEqualTo(truth.keySet());
    assertThat(emptyPages).isPositive();
    assertThat(next).isEmpty();
    ids.forEach(id -> assertSame(call(GET, "order_id", id).get("order"), truth.get(id)));
    assertThat(marketplaces.counts().violations()).isEmpty();
  }

  private static void assertSame(JsonNode order, TruthOrder expected) {
    JsonNode prices = order.at("/order_detail/price_info");
    assertThat(order.get("order_id").asString()).isEqualTo(expected.externalNo());
    assertThat(prices.get("order_price").asLong()).isEqualTo(expected.buyerPaidFen());
    assertThat(prices.get("product_price").asLong()).isEqualTo(expected.goodsTotalFen());
    assertThat(prices.get("merchant_receieve_price").asLong())
        .isEqualTo(expected.merchantReceivableFen());
    assertThat(prices.get("merchant_discounted_price").asLong())
        .isEqualTo(expected.merchantDiscountFen());
    long lines = 0;
    for (JsonNode line : order.at("/order_detail/product_infos")) {
      lines += line.get("real_price").asLong();
    }
    assertThat(lines + prices.get("freight").asLong()).isEqualTo(expected.buyerPaidFen());
    assertThat(order.get("update_time").asLong()).isEqualTo(expected.updatedAt().getEpochSecond());
    assertThat(order.at("/order_detail/pay_info/pay_time").asLong() > 0)
        .isEqualTo(expected.paymentConfirmed());
    assertThat(status(order)).isEqualTo(expected.statusWithoutRefundDetail().name());
  }

  /** The table of the platform's facts, written out once more. */
  private static String status(JsonNode order) {
    if (order.at("/aftersale_detail/on_aftersale_order_cnt").asInt() > 0) {
      return "REFUNDING";
    }
    return switch (order.get("status").asInt()) {
      case 10 -> "PENDING_PAYMENT";
      case 12, 13 -> "PAID";
      case 20 -> "READY_TO_SHIP";
      case 21 -> "SHIPPING";
      case 30 -> "SHIPPED";
      case 100 -> "COMPLETED";
      case 200 -> "REFUNDED";
      default -> "CANCELLED";
    };
  }

  @Test
  void oneTokenIsSharedAndTellsTheSecondsItStillLives() {
    assertThat(stableToken(false).get("expires_in").asInt()).isEqualTo(7_200);
    clock.advance(Duration.ofSeconds(6_855));
    JsonNode later = stableToken(false);
    assertThat(later.get("access_token").asString()).isEqualTo(token);
    assertThat(later.get("expires_in").asInt()).isEqualTo(345);

    clock.advance(Duration.ofSeconds(60));
    JsonNode renewed = stableToken(false);
    assertThat(renewed.get("access_token").asString()).isNotEqualTo(token);
    assertThat(code(list(FROM, TO, 10, ""))).isEqualTo(42001);
  }

  @Test
  void aForcedTokenIsGivenEveryThirtySecondsOnly() {
    assertThat(stableToken(true).get("access_token").asString()).isNotEqualTo(token);
    assertThat(code(stableToken(true))).isEqualTo(45011);
    clock.advance(Duration.ofSeconds(30));
    assertThat(stableToken(true).has("access_token")).isTrue();
  }

  @Test
  void aCursorIsGoodForItsParametersOnly() {
    String next = list(FROM, TO, 10, "").get("next_key").asString();

    assertThat(code(list(FROM, TO, 10, next))).isZero();
    assertThat(code(list(FROM, TO + 1, 10, next))).isEqualTo(606006);
    assertThat(code(list(FROM, TO, 11, next))).isEqualTo(606006);
    assertThat(code(list(FROM, TO, 10, "never given"))).isEqualTo(606006);
    assertThat(marketplaces.counts().violations()).isEqualTo(Map.of("bad-cursor", 3L));
  }

  @Test
  void wrongCallsAreRefusedByTheirCodes() {
    assertThat(code(list(FROM, FROM + 7 * 86_400 + 1, 10, ""))).isEqualTo(40097);
    assertThat(code(list(FROM, TO, 101, ""))).isEqualTo(40097);
    assertThat(code(call(LIST, "page_size", 10))).isEqualTo(40097);
    assertThat(code(list(FROM * 1_000, TO * 1_000, 10, ""))).isEqualTo(40097);
    assertThat(code(post(GET, "order_id", "1"))).isEqualTo(40014);
    assertThat(code(post(GET + "?access_token=x", "order_id", "1"))).isEqualTo(40001);
    assertThat(code(call("/channels/ec/nothing"))).isEqualTo(48001);
    assertThat(code(Json.MAPPER.readTree(http.get(GET, Map.of()).body()))).isEqualTo(43001);
    marketplaces.expireToken(SHOP);
    assertThat(code(call(GET, "order_id", "1"))).isEqualTo(42001);
    assertThat(marketplaces.counts().violations())
        .isEqualTo(
            Map.of(
                "bad-window", 3L,
                "bad-page", 1L,
                "unknown-token", 2L,
                "unknown-method", 1L,
                "bad-verb", 1L,
                "expired-token", 1L));
  }

  @Test
  void aJustPaidOrderSaysThatNothingWasPaidUntilItIsUpdated() {
    clock.set(DAY_START.plus(Duration.ofHours(21)));
    token = stableToken(false).get("access_token").asString();
    var zero =
        marketplaces
            .truth(SHOP, clock.instant())
            .map(order -> call(GET, "order_id", order.externalNo()).get("order"))
            .filter(order -> order.at("/order_detail/price_info/order_price").asLong() == 0)
            .toList();

    assertThat(zero)
        .isNotEmpty()
        .allSatisfy(order -> assertThat(order.get("status").asInt()).isEqualTo(20));
    clock.set(TestDay.NEXT_MORNING);
    token = stableToken(false).get("access_token").asString();
    for (JsonNode early : zero) {
      JsonNode late = call(GET, "order_id", early.get("order_id").asString()).get("order");
      assertThat(late.at("/order_detail/price_info/order_price").asLong()).isPositive();
      assertThat(late.get("update_time").asLong()).isGreaterThan(early.get("update_time").asLong());
    }
  }

  @Test
  void aWindowThatHoldsTooManyIsRefused() {
    var settings = TestDay.settings(12_000, TestDay.nextMorning()).withShops(SHOP);
    try (var big = Marketplaces.start(settings)) {
      var range = Json.object("start_time", FROM, "end_time", TO);
      var early = Json.object("start_time", FROM, "end_time", FROM + 43_200);
      assertThat(bigList(big, range)).isEqualTo(31042);
      assertThat(bigList(big, early)).isZero();
    }
  }

  private int bigList(Marketplaces big, Map<String, Object> range) {
    String body =
        Json.MAPPER.writeValueAsString(Json.object("update_time_range", range, "page_size", 10));
    return code(
        Json.MAPPER.readTree(
            new Http(big).post(LIST + "?access_token=" + token, "application/json", body).body()));
  }

  @Test
  void afterSalesTellTheMoneyThatWentBack() {
    Map<String, Long> refunded =
        marketplaces
            .truth(SHOP, clock.instant())
            .collect(Collectors.toMap(TruthOrder::externalNo, TruthOrder::refundTotalFen));
    JsonNode page =
        call(
            "/channels/ec/aftersale/getaftersalelist",
            "begin_update_time",
            FROM,
            "end_update_time",
            TO,
            "next_key",
            "");
    List<String> done = new ArrayList<>();
    for (JsonNode id : page.get("after_sale_order_id_list")) {
      JsonNode sale =
          call("/channels/ec/aftersale/getaftersaleorder", "after_sale_order_id", id.asString())
              .get("after_sale_order");
      if (sale.get("status").asString().equals("MERCHANT_REFUND_SUCCESS")) {
        done.add(id.asString());
        assertThat(sale.at("/refund_info/amount").asLong())
            .isEqualTo(refunded.get(sale.get("order_id").asString()));
      }
    }

    assertThat(done).isNotEmpty();
  }
}

package dev.daybook.simulator.douyin;

import static dev.daybook.simulator.TestDay.DAY_END;
import static dev.daybook.simulator.TestDay.DAY_START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.ShopId;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.TestDay;
import dev.daybook.simulator.TruthOrder;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DouyinPlatformTest {
  private static final int ORDERS = 1_500;
  private static final ShopId SHOP = new ShopId("douyin", "flagship");
  private static final long FROM = DAY_START.getEpochSecond();
  private static final long TO = DAY_END.getEpochSecond() - 1;

  private final MovableClock clock = TestDay.nextMorning();
  private final Marketplaces marketplaces =
      Marketplaces.start(
          TestDay.settings(ORDERS, clock).withShops(SHOP, new ShopId("douyin", "second")));
  private final DouyinClient client = new DouyinClient(marketplaces, SHOP);

  @AfterEach
  void close() {
    marketplaces.close();
  }

  private Map<String, TruthOrder> truth() {
    return marketplaces
        .truth(SHOP, clock.instant())
        .collect(Collectors.toMap(TruthOrder::externalNo, Function.identity()));
  }

  private Map<String, JsonNode> wholeDay() {
    var read = new HashMap<String, JsonNode>();
    int pages = (client.page(FROM, TO, 0, 1).get("total").asInt() + 99) / 100;
    for (int page = pages - 1; page >= 0; page--) {
      client
          .page(FROM, TO, page, 100)
          .get("shop_order_list")
          .forEach(row -> read.put(row.get("order_id").stringValue(), row));
    }
    return read;
  }

  @Test
  void theWholeDayReadOverHttpIsTheTruth() {
    Map<String, JsonNode> read = wholeDay();
    Map<String, TruthOrder> truth = truth();

    assertThat(read).hasSize(ORDERS);
    assertThat(read.keySet()).isEqualTo(truth.keySet());
    truth.forEach((number, expected) -> assertSame(read.get(number), expected));
    assertThat(marketplaces.counts().violations()).isEmpty();
  }

  private static void assertSame(JsonNode order, TruthOrder expected) {
    assertThat(order.get("pay_amount").asLong() - order.get("promotion_pay_amount").asLong())
        .isEqualTo(expected.buyerPaidFen());
    assertThat(sum(order, "sum_amount")).isEqualTo(expected.goodsTotalFen());
    assertThat(order.get("shop_cost_amount").asLong()).isEqualTo(expected.merchantDiscountFen());
    assertThat(order.get("platform_cost_amount").asLong())
        .isEqualTo(expected.platformDiscountFen());
    assertThat(sum(order, "pay_amount") + order.get("post_amount").asLong())
        .isEqualTo(order.get("pay_amount").asLong());
    assertThat(
            order.get("promotion_shop_amount").asLong()
                + order.get("promotion_platform_amount").asLong())
        .isEqualTo(order.get("promotion_amount").asLong());
    assertThat(order.get("update_time").asLong()).isEqualTo(expected.updatedAt().getEpochSecond());
    assertThat(order.get("pay_time").asLong() > 0).isEqualTo(expected.paymentConfirmed());
    assertThat(status(order)).isEqualTo(expected.statusWithoutRefundDetail().name());
  }

  private static long sum(JsonNode order, String field) {
    long sum = 0;
    for (JsonNode line : order.get("sku_order_list")) {
      sum += line.get(field).asLong();
    }
    return sum;
  }

  /** The table of the platform's facts, written out once more. */
  private static String status(JsonNode order) {
    for (JsonNode line : order.get("sku_order_list")) {
      if (List.of(6, 7, 11).contains(line.at("/after_sale_info/after_sale_status").asInt())) {
        return "REFUNDING";
      }
    }
    return switch (order.get("order_status").asInt()) {
      case 1 -> "PENDING_PAYMENT";
      case 105 -> "PAID";
      case 2 -> "READY_TO_SHIP";
      case 101 -> "SHIPPING";
      case 3 -> "SHIPPED";
      case 5 -> "COMPLETED";
      default -> order.get("pay_time").asLong() == 0 ? "CANCELLED" : "REFUNDED";
    };
  }

  @Test
  void numbersAreTextInTheListAndBeyondFiftyThreeBitsInTheDetail() {
    JsonNode row = client.page(FROM, TO, 0, 1).at("/shop_order_list/0");
    JsonNode detail =
        client
            .call("order.orderDetail", "shop_order_id", row.get("order_id").asString())
            .at("/data/shop_order_detail");

    assertThat(detail.get("order_id").isIntegralNumber()).isTrue();
    assertThat(detail.get("order_id").asLong()).isGreaterThan(1L << 53);
    assertThat(detail.get("order_id").asString()).isEqualTo(row.get("order_id").stringValue());
    assertThat(detail.get("update_time")).isEqualTo(row.get("update_time"));
  }

  @Test
  void theOnlyLineOfAnOrderHasItsNumberAndSeveralHaveTheirOwn() {
    for (JsonNode order : wholeDay().values()) {
      JsonNode lines = order.get("sku_order_list");
      Set<String> numbers = new HashSet<>();
      lines.forEach(line -> numbers.add(line.get("order_id").stringValue()));
      assertThat(numbers).hasSize(lines.size());
      assertThat(numbers.contains(order.get("order_id").stringValue()))
          .isEqualTo(lines.size() == 1);
    }
  }

  @Test
  void pagesBeginWithZeroAndHoldAHundredAtMost() {
    assertThat(client.page(FROM, TO, 0, 100).get("shop_order_list")).hasSize(100);
    assertThat(client.page(FROM, TO, 10_000, 100).get("shop_order_list")).isEmpty();
    assertRefused(search("page", -1), 40004, "isv.parameter-invalid");
    assertRefused(search("size", 101), 40004, "isv.parameter-invalid");
    assertRefused(search("size", 0), 40004, "isv.parameter-invalid");
    assertRefused(search("update_time_start", "1772294400"), 40004, "isv.parameter-invalid");
    assertRefused(search("update_time_start", TO + 1), 40004, "isv.parameter-invalid");
    assertThat(marketplaces.counts(SHOP).violations())
        .isEqualTo(Map.of("bad-page", 3L, "bad-parameter", 1L, "bad-window", 1L));
  }

  private JsonNode search(String name, Object value) {
    var parameters =
        Json.object(
            "update_time_start",
            FROM,
            "update_time_end",
            TO,
            "order_by",
            "update_time",
            "page",
            0,
            "size",
            10);
    parameters.put(name, value);
    return client.call(
        "order.searchList",
        parameters.entrySet().stream()
            .flatMap(field -> List.of(field.getKey(), field.getValue()).stream())
            .toArray());
  }

  private static void assertRefused(JsonNode answer, int code, String subCode) {
    assertThat(answer.get("code").asInt()).isEqualTo(code);
    assertThat(answer.get("sub_code").asString()).isEqualTo(subCode);
    assertThat(answer.get("data")).isEmpty();
  }

  private JsonNode asked(Consumer<Map<String, String>> change) {
    return asked(change, "{\"shop_order_id\":\"1\"}");
  }

  private JsonNode asked(Consumer<Map<String, String>> change, String body) {
    var query = client.query("order.orderDetail");
    change.accept(query);
    var response = client.send(query, body);
    assertThat(response.statusCode()).isEqualTo(200);
    return Json.MAPPER.readTree(response.body());
  }

  @Test
  void whoIsNotLetInIsToldWhyBySubCode() {
    assertRefused(asked(query -> query.put("sign", "0")), 40003, "isv.signature-invalid");
    assertRefused(asked(query -> query.put("sign", "")), 40001, "isv.signature-missing");
    assertRefused(asked(query -> query.remove("app_key")), 40001, "isv.app-id-missing");
    assertRefused(asked(query -> query.put("app_key", "7")), 30001, "dop.app-forbidden");
    assertRefused(asked(query -> query.remove("access_token")), 40001, "isv.access-token-missing");
    assertRefused(
        asked(query -> query.put("access_token", "x")), 40003, "isv.access-token-no-existed");
    assertRefused(
        asked(query -> query.put("timestamp", "1772424000000")),
        40003,
        "isv.timestamp-format-error");
    assertRefused(
        asked(query -> query.put("timestamp", "2026-03-01 22:00:00")), // UTC, not Beijing
        40003,
        "isv.timestamp-invalid");
    assertRefused(asked(query -> {}, "{\"shop_order_id\": \"1\"}"), 40003, "isv.signature-invalid");
    assertRefused(asked(query -> {}, "{\"b\":1,\"a\":2}"), 40003, "isv.signature-invalid");
    assertRefused(
        asked(query -> query.put("method", "order.batchDecrypt")),
        30001,
        "isv.app-permissions-insufficient");
    assertThat(marketplaces.counts().violations())
        .isEqualTo(
            Map.of(
                "bad-sign", 4L,
                "bad-client", 2L,
                "unknown-token", 2L,
                "bad-timestamp", 2L,
                "unknown-method", 1L));
  }

  @Test
  void beijingTimeAndTheOldSignatureAreLetInToo() {
    JsonNode beijing = asked(query -> query.put("timestamp", "2026-03-02 06:00:00"));
    JsonNode md5 = asked(query -> query.remove("sign_method"));

    assertThat(List.of(beijing.get("code").asInt(), md5.get("code").asInt()))
        .containsOnly(50002); // let in: the order does not exist
  }

  @Test
  void aSpentTokenIsRefusedUntilItIsRefreshed() {
    marketplaces.expireToken(SHOP);
    assertRefused(search("page", 0), 40003, "isv.access-token-expired");

    JsonNode pair = refresh("dd-refresh-0001").get("data");
    client.token = pair.get("access_token").asString();

    assertThat(search("page", 0).get("code").asInt()).isEqualTo(10000);
    assertThat(pair.get("expires_in").asInt()).isEqualTo(7 * 86_400);
    assertThat(refresh("dd-refresh-0001").get("code").asInt()).isEqualTo(50001);
    client.token = "dd-token-0001";
    assertRefused(search("page", 0), 40003, "isv.access-token-expired");
  }

  private JsonNode refresh(String token) {
    return client.call("token.refresh", "grant_type", "refresh_token", "refresh_token", token);
  }

  @Test
  void anotherShopHasItsOwnOrdersAndCredentials() {
    var second = new ShopId("douyin", "second");
    var other = new DouyinClient(marketplaces, second);
    JsonNode page = other.page(FROM, TO, 0, 100);
    Set<String> numbers = new HashSet<>();
    page.get("shop_order_list").forEach(row -> numbers.add(row.get("order_id").stringValue()));

    assertThat(page.get("total").asInt()).isEqualTo(ORDERS);
    assertThat(numbers).hasSize(100).doesNotContainAnyElementsOf(truth().keySet());
    client.token = other.token;
    assertRefused(search("page", 0), 40003, "isv.access-token-no-existed");
    assertThat(marketplaces.counts(second).violations()).isEmpty();
  }

  @Test
  void ordersCreatedMoreThanNinetyDaysAgoAreHiddenFromTheListAlone() {
    String number = client.page(FROM, TO, 0, 1).at("/shop_order_list/0/order_id").asString();
    clock.advance(Duration.ofDays(92));

    client.token = refresh("dd-refresh-0001").at("/data/access_token").asString();
    assertThat(client.page(FROM, TO, 0, 1).get("total").asInt()).isZero();
    assertThat(client.call("order.orderDetail", "shop_order_id", number).get("code").asInt())
        .isEqualTo(10000);
  }

  @Test
  void afterSalesTellWhatWasAskedInTheListAndWhatWasPaidInTheDetail() {
    Map<String, TruthOrder> truth = truth();
    JsonNode list =
        client
            .call(
                "afterSale.List",
                "update_start_time",
                FROM,
                "update_end_time",
                TO + 1,
                "order_by",
                List.of("update_time asc"),
                "page",
                0,
                "size",
                100)
            .get("data");

    assertThat(list.get("items")).hasSize(100);
    assertThat(list.get("has_more").asBoolean()).isTrue();
    assertThat(list.get("total").asInt()).isGreaterThan(100);
    for (JsonNode item : list.get("items")) {
      TruthOrder order = truth.get(item.at("/order_info/shop_order_id").asString());
      JsonNode detail =
          client
              .call(
                  "afterSale.Detail",
                  "after_sale_id",
                  item.at("/aftersale_info/aftersale_id").asString())
              .at("/data/process_info/after_sale_info");
      assertThat(detail.get("real_refund_amount").asLong()).isEqualTo(order.refundTotalFen());
      assertThat(detail.get("refund_status").asInt() == 3).isEqualTo(order.refundTotalFen() > 0);
    }
    JsonNode unordered =
        client
            .call(
                "afterSale.List",
                "update_start_time",
                FROM,
                "update_end_time",
                TO + 1,
                "page",
                0,
                "size",
                100)
            .at("/data/items");
    assertThat(unordered.size()).isLessThan(list.get("items").size());
  }

  @Test
  void anOrderThatMovesBetweenPagesIsLostToForwardReadersOnly() {
    int total = client.page(FROM, TO, 0, 1).get("total").asInt();
    String moved = client.page(FROM, TO, 0, 1).at("/shop_order_list/0/order_id").asString();
    JsonNode second = client.page(FROM, TO, 1, 100).at("/shop_order_list/0");
    assertThat(marketplaces.touch(SHOP, moved)).isTrue();

    JsonNode after = client.page(FROM, TO, 1, 100);
    assertThat(after.get("total").asInt()).isEqualTo(total - 1);
    assertThat(after.at("/shop_order_list/0/order_id")).isNotEqualTo(second.get("order_id"));
    assertThat(client.page(FROM, TO, 0, 100).at("/shop_order_list/99/order_id"))
        .isEqualTo(second.get("order_id"));
  }
}

package dev.daybook.simulator.kuaishou;

import static dev.daybook.simulator.TestDay.DAY_END;
import static dev.daybook.simulator.TestDay.DAY_START;
import static dev.daybook.simulator.kuaishou.KuaishouClient.LIST;
import static dev.daybook.simulator.kuaishou.KuaishouClient.window;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.ShopId;
import dev.daybook.simulator.FaultKind;
import dev.daybook.simulator.FaultOrder;
import dev.daybook.simulator.Http;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.RateLimit;
import dev.daybook.simulator.TestDay;
import dev.daybook.simulator.TruthOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class KuaishouPlatformTest {
  private static final int ORDERS = 1_500;
  private static final ShopId SHOP = new ShopId("kuaishou", "flagship");
  private static final ShopId SECOND = new ShopId("kuaishou", "second");
  private static final long FROM = DAY_START.getEpochSecond();
  private static final long LAST = DAY_END.getEpochSecond() - 1;

  private final MovableClock clock = TestDay.nextMorning();
  private final Marketplaces marketplaces =
      Marketplaces.start(TestDay.settings(ORDERS, clock).withShops(SHOP, SECOND));
  private final KuaishouClient client = new KuaishouClient(marketplaces, SHOP);

  @AfterEach
  void close() {
    marketplaces.close();
  }

  private static String oid(JsonNode order) {
    return order.at("/orderBaseInfo/oid").asString();
  }

  private static long base(JsonNode order, String field) {
    return order.get("orderBaseInfo").get(field).asLong();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void theWholeDayReadOverHttpIsTheTruth(int sort) {
    var read = new HashMap<String, JsonNode>();
    int empty =
        client.read(
            window(FROM, LAST, sort),
            row -> assertThat(read.put(oid(row), row)).as("comes once").isNull());
    Map<String, TruthOrder> truth =
        marketplaces
            .truth(SHOP, clock.instant())
            .collect(Collectors.toMap(TruthOrder::externalNo, Function.identity()));

    assertThat(read).hasSize(ORDERS);
    assertThat(read.keySet()).isEqualTo(truth.keySet());
    assertThat(empty).isPositive();
    truth.forEach((number, expected) -> assertSame(read.get(number), expected));
    assertThat(marketplaces.counts().violations()).isEmpty();
  }

  private static void assertSame(JsonNode order, TruthOrder expected) {
    assertThat(base(order, "totalFee")).isEqualTo(expected.goodsTotalFen());
    assertThat(base(order, "discountFee")).isEqualTo(expected.merchantDiscountFen());
    assertThat(base(order, "totalFee") - base(order, "discountFee") + base(order, "expressFee"))
        .isEqualTo(expected.buyerPaidFen());
    assertThat(base(order, "updateTime")).isEqualTo(expected.updatedAt().toEpochMilli());
    assertThat(base(order, "payTime") > 0).isEqualTo(expected.paymentConfirmed());
    assertThat(order.get("orderItemInfo")).hasSize(expected.lines());
    JsonNode refund = order.at("/orderRefundList/0");
    boolean done = refund.path("refundStatus").asInt(0) == 60;
    assertThat(done ? refund.get("refundFee").asLong() : 0).isEqualTo(expected.refundTotalFen());
    assertThat(status(order, refund.path("refundStatus").asInt(70)))
        .isEqualTo(expected.statusWithoutRefundDetail().name());
  }

  /** The table of the platform's facts, written out once more. */
  private static String status(JsonNode order, int refund) {
    if (refund != 60 && refund != 70) {
      return "REFUNDING";
    }
    return switch ((int) base(order, "status")) {
      case 10 -> "PENDING_PAYMENT";
      case 30 -> "READY_TO_SHIP";
      case 40, 50 -> "SHIPPED";
      case 70 -> "COMPLETED";
      case 80 -> refund == 60 ? "REFUNDED" : "CANCELLED";
      default -> "unknown";
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aCursorLosesNothingWhileOrdersMove(int sort) {
    var settings = TestDay.settings(ORDERS, clock).withShops(SHOP).withMalice("tick-after-page:9");
    try (var moving = Marketplaces.start(settings)) {
      var seen = new HashSet<String>();
      new KuaishouClient(moving, SHOP).read(window(FROM, LAST, sort), row -> seen.add(oid(row)));

      assertThat(moving.counts().moved()).isEqualTo(9);
      assertThat(
              moving
                  .truth(SHOP, clock.instant())
                  .filter(order -> order.updatedAt().isBefore(clock.instant()))
                  .filter(order -> !seen.contains(order.externalNo())))
          .isEmpty();
    }
  }

  @Test
  void theLastPageSaysNomoreAndOneByCreationIsAListOfItsOwn() {
    JsonNode one = client.call(LIST, window(FROM, FROM, 2)).get("data");
    var created = new ArrayList<Long>();
    client.read(window(FROM, LAST, 1, "queryType", 1), row -> created.add(base(row, "createTime")));

    assertThat(one.get("cursor").isString()).isTrue();
    assertThat(client.call(LIST, window(FROM - 9, FROM - 8, 1)).at("/data/cursor").asString())
        .isEqualTo("nomore");
    assertThat(created).hasSizeBetween(ORDERS * 7 / 10, ORDERS * 9 / 10);
    assertThat(created).allMatch(at -> at >= FROM * 1_000 && at <= LAST * 1_000);
    assertThat(created).isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void theDetailIsWhatTheRowSays() {
    JsonNode row = client.call(LIST, window(FROM, LAST, 1)).at("/data/orderList/0");

    assertThat(client.call("open.order.detail", Json.object("oid", base(row, "oid"))).get("data"))
        .isEqualTo(row);
    assertThat(result(client.call("open.order.detail", Json.object("oid", 1)))).isEqualTo(2001);
  }

  private static int result(JsonNode answer) {
    return answer.get("result").asInt();
  }

  private int changed(String name, String value) {
    var query = client.query(LIST, window(FROM, LAST, 1));
    query.put(name, value);
    return result(client.send(LIST, query));
  }

  @Test
  void whoIsNotLetInReadsThePlaceholders() {
    assertThat(changed("sign", "ee326d4afc0627620dd31d556829c9a2")).isEqualTo(28);
    assertThat(changed("signMethod", "md5")).isEqualTo(28);
    assertThat(changed("access_token", "nobody's")).isEqualTo(24);
    assertThat(changed("appkey", "ks1")).isEqualTo(21);
    assertThat(changed("method", "open.order.detail")).isEqualTo(22);
    assertThat(changed("version", "2")).isEqualTo(29);
    assertThat(changed("timestamp", Long.toString(clock.instant().getEpochSecond())))
        .as("seconds")
        .isEqualTo(23);
    assertThat(changed("param", "{\"pageSize\":")).isEqualTo(2001);
    assertThat(
            new Http(marketplaces).post("/open/order/cursor/list", "application/json", "{}").body())
        .contains("\"result\":20");
    marketplaces.expireToken(SHOP);
    assertThat(changed("version", "1")).isEqualTo(24);
    client.token = marketplaces.authorizeAgain(SHOP).accessToken();
    assertThat(changed("version", "1")).isEqualTo(1);
    assertThat(marketplaces.counts().violations())
        .isEqualTo(
            Map.of(
                "bad-sign", 2L,
                "unknown-token", 1L,
                "expired-token", 1L,
                "bad-client", 1L,
                "unknown-method", 1L,
                "bad-version", 1L,
                "bad-timestamp", 1L,
                "unreadable", 1L,
                "bad-verb", 1L));
  }

  private String refused(Map<String, Object> param) {
    JsonNode answer = client.call(LIST, param);
    return result(answer) + " " + answer.get("error_msg").asString();
  }

  @Test
  void windowsPagesAndCursorsThatBreakTheRulesAreRefused() {
    long now = clock.instant().getEpochSecond();

    assertThat(refused(window(now - 604_800, now, 1))).isEqualTo("1 ");
    assertThat(refused(window(now - 604_801, now, 1))).isEqualTo("2001 endTime无效");
    assertThat(refused(window(LAST, FROM, 1))).isEqualTo("2001 endTime无效");
    assertThat(refused(window(now, now + 60, 1))).isEqualTo("2001 endTime无效");
    assertThat(refused(window(FROM, LAST, 1, "beginTime", FROM))).isEqualTo("2001 beginTime无效");
    assertThat(refused(window(FROM, LAST, 1, "pageSize", 51))).isEqualTo("2001 pageSize无效");
    assertThat(refused(window(FROM, LAST, 1, "pageSize", "50"))).isEqualTo("2001 pageSize无效");
    assertThat(refused(window(FROM, LAST, 3))).isEqualTo("2001 sort无效");
    String cursor = client.call(LIST, window(FROM, LAST, 1)).at("/data/cursor").asString();
    assertThat(refused(window(FROM, LAST, 1, "cursor", cursor))).isEqualTo("1 ");
    assertThat(refused(window(FROM, LAST, 2, "cursor", cursor))).isEqualTo("2001 cursor无效");
    assertThat(refused(window(FROM, LAST, 1, "cursor", "nomore"))).isEqualTo("2001 cursor无效");
    assertThat(marketplaces.counts().violations())
        .isEqualTo(
            Map.of(
                "bad-window", 3L,
                "bad-time", 1L,
                "bad-page", 1L,
                "bad-parameter", 2L,
                "bad-cursor", 2L));
  }

  @Test
  void ratesFaultsAndSeedsAreAsEverywhere() {
    marketplaces.limitRate(new RateLimit(1, Duration.ofSeconds(1)));
    changed("version", "1");
    assertThat(changed("version", "1")).isEqualTo(100);
    marketplaces.limitRate(RateLimit.NONE);
    marketplaces.arm(FaultOrder.next(FaultKind.BUSY, 1));
    assertThat(changed("version", "1")).isEqualTo(10);
    try (var again = Marketplaces.start(TestDay.settings(ORDERS, clock).withShops(SHOP, SECOND))) {
      assertThat(new KuaishouClient(again, SHOP).call(LIST, window(FROM, LAST, 1)))
          .isEqualTo(client.call(LIST, window(FROM, LAST, 1)));
      assertThat(new KuaishouClient(again, SECOND).call(LIST, window(FROM, LAST, 1)))
          .isNotEqualTo(client.call(LIST, window(FROM, LAST, 1)));
    }
  }
}

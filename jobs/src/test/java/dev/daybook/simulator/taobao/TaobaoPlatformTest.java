package dev.daybook.simulator.taobao;

import static dev.daybook.simulator.TestDay.DAY_END;
import static dev.daybook.simulator.TestDay.DAY_START;
import static dev.daybook.simulator.taobao.TaobaoClient.FIELDS;
import static dev.daybook.simulator.taobao.TaobaoClient.INCREMENT;
import static dev.daybook.simulator.taobao.TaobaoClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.ShopId;
import dev.daybook.simulator.FaultKind;
import dev.daybook.simulator.FaultOrder;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.RateLimit;
import dev.daybook.simulator.TestDay;
import dev.daybook.simulator.TruthOrder;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TaobaoPlatformTest {
  private static final int ORDERS = 1_500;
  private static final ShopId SHOP = new ShopId("taobao", "flagship");
  private static final ShopId SECOND = new ShopId("taobao", "second");
  private static final long FROM = DAY_START.getEpochSecond();
  private static final long TO = DAY_END.getEpochSecond();
  private static final long EVENING = FROM + 20 * 3_600;

  private final MovableClock clock = TestDay.nextMorning();
  private final Marketplaces marketplaces =
      Marketplaces.start(TestDay.settings(ORDERS, clock).withShops(SHOP, SECOND));
  private final TaobaoClient client = new TaobaoClient(marketplaces, SHOP);

  @AfterEach
  void close() {
    marketplaces.close();
  }

  private Map<String, TruthOrder> truth() {
    return marketplaces
        .truth(SHOP, clock.instant())
        .collect(Collectors.toMap(TruthOrder::externalNo, Function.identity()));
  }

  private static int pages(JsonNode counted, int size) {
    return (counted.get("total_results").asInt() + size - 1) / size;
  }

  private Map<String, JsonNode> wholeDay() {
    var read = new HashMap<String, JsonNode>();
    for (int page = pages(client.page(FROM, TO, 1, 1, false), 100); page >= 1; page--) {
      client
          .page(FROM, TO, page, 100, true)
          .at("/trades/trade")
          .forEach(row -> read.put(row.get("tid").stringValue(), row));
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
    long paid = lines(order, "divide_order_fee") + fen(order, "post_fee");
    long discounts = lines(order, "part_mjz_discount");
    assertThat(fen(order, "total_fee")).isEqualTo(expected.goodsTotalFen());
    assertThat(paid).isEqualTo(expected.buyerPaidFen());
    assertThat(discounts).isEqualTo(expected.discountsFen());
    assertThat(fen(order, "platform_subsidy_fee")).isEqualTo(expected.platformDiscountFen());
    boolean back =
        expected.refundTotalFen() > 0 && !order.get("status").asString().equals("TRADE_CLOSED");
    assertThat(fen(order, "payment")).isEqualTo(back ? paid - expected.refundTotalFen() : paid);
    assertThat(TaobaoTime.second(order.get("modified").asString()))
        .isEqualTo(expected.updatedAt().getEpochSecond());
    assertThat(order.get("pay_time").asString().isEmpty()).isEqualTo(!expected.paymentConfirmed());
    assertThat(order.at("/orders/order")).hasSize(expected.lines());
    assertThat(status(order)).isEqualTo(expected.statusWithoutRefundDetail().name());
  }

  private static long fen(JsonNode node, String field) {
    return new java.math.BigDecimal(node.get(field).stringValue())
        .movePointRight(2)
        .longValueExact();
  }

  private static long lines(JsonNode order, String field) {
    long sum = 0;
    for (JsonNode line : order.at("/orders/order")) {
      sum += fen(line, field);
    }
    return sum;
  }

  /** The table of the platform's facts, written out once more. */
  private static String status(JsonNode order) {
    for (JsonNode line : order.at("/orders/order")) {
      if (line.get("refund_status").asString().startsWith("WAIT_")) {
        return "REFUNDING";
      }
    }
    return switch (order.get("status").asString()) {
      case "WAIT_BUYER_PAY" -> "PENDING_PAYMENT";
      case "PAY_PENDING" -> "PAYING";
      case "PAID_FORBID_CONSIGN" -> "PAID";
      case "WAIT_SELLER_SEND_GOODS" -> "READY_TO_SHIP";
      case "SELLER_CONSIGNED_PART" -> "SHIPPING";
      case "WAIT_BUYER_CONFIRM_GOODS", "TRADE_BUYER_SIGNED" -> "SHIPPED";
      case "TRADE_FINISHED" -> "COMPLETED";
      case "TRADE_CLOSED" -> "REFUNDED";
      case "TRADE_CLOSED_BY_TAOBAO" -> "CANCELLED";
      default -> "unknown " + order.get("status");
    };
  }

  @Test
  void allWordsOfTheTableComeUp() {
    assertThat(wholeDay().values().stream().map(o -> o.get("status").asString()).distinct())
        .contains(
            "WAIT_BUYER_PAY",
            "PAY_PENDING",
            "PAID_FORBID_CONSIGN",
            "WAIT_SELLER_SEND_GOODS",
            "SELLER_CONSIGNED_PART",
            "WAIT_BUYER_CONFIRM_GOODS",
            "TRADE_BUYER_SIGNED",
            "TRADE_FINISHED",
            "TRADE_CLOSED",
            "TRADE_CLOSED_BY_TAOBAO");
  }

  @Test
  void pagesComeNewestFirstWithATotalOrWithTheWordWhetherThereIsMore() {
    JsonNode counted = client.page(EVENING, EVENING + 1_800, 1, 10, false);
    JsonNode first = client.page(EVENING, EVENING + 1_800, 1, 10, true);
    JsonNode last = client.page(EVENING, EVENING + 1_800, pages(counted, 10), 10, true);

    assertThat(counted.has("has_next")).isFalse();
    assertThat(first.has("total_results")).isFalse();
    assertThat(first.get("has_next").asBoolean()).isTrue();
    assertThat(last.get("has_next").asBoolean()).isFalse();
    assertThat(first.at("/trades/trade").valueStream().map(row -> row.get("modified").asString()))
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void theEndOfAWindowIsLostToWhoBeginsTheNextASecondLater() {
    int whole = count(FROM, TO);
    int touching = count(FROM, EVENING) + count(EVENING, TO);
    int aSecondLater = count(FROM, EVENING) + count(EVENING + 1, TO);

    assertThat(touching).isEqualTo(whole);
    assertThat(aSecondLater).isLessThan(whole);
  }

  private int count(long from, long to) {
    return client.page(from, to, 1, 1, false).get("total_results").asInt();
  }

  @Test
  void kindsOfOrdersThatAreNotAskedForAreLeftOutAndAnEmptyListIsAbsent() {
    JsonNode usual =
        client
            .call(
                INCREMENT,
                "fields",
                "tid",
                "start_modified",
                TaobaoTime.of(FROM),
                "end_modified",
                TaobaoTime.of(TO))
            .path("trades_sold_increment_get_response");

    assertThat(usual.get("total_results").asInt()).isEqualTo(ORDERS - ORDERS / 40);
    assertThat(usual.at("/trades/trade")).hasSize(40);
    assertThat(usual.at("/trades/trade/0").propertyNames()).containsExactly("tid");
    assertThat(client.page(FROM - 999_999, FROM - 999_998, 1, 1, false).has("trades")).isFalse();
  }

  @Test
  void theDetailIsWhatTheRowSaysAndSingleLinesShareTheOrdersNumber() {
    JsonNode row = client.page(FROM, TO, 1, 1, true).at("/trades/trade/0");
    JsonNode detail =
        client.call(
            "taobao.trade.fullinfo.get", "fields", FIELDS, "tid", row.get("tid").asString());

    assertThat(detail.at("/trade_fullinfo_get_response/trade")).isEqualTo(row);
    assertThat(code(client.call("taobao.trade.fullinfo.get", "fields", "tid", "tid", "1")))
        .isEqualTo("15 isv.trade-not-exist");
    for (JsonNode order : wholeDay().values()) {
      JsonNode lines = order.at("/orders/order");
      assertThat(lines.get(0).get("oid").equals(order.get("tid"))).isEqualTo(lines.size() == 1);
    }
  }

  private String changed(String name, String value) {
    var parameters = client.parameters(INCREMENT, "fields", "tid");
    if (value == null) {
      parameters.remove(name);
    } else {
      parameters.put(name, value);
    }
    return code(client.send(parameters));
  }

  @Test
  void whoIsNotLetInReadsThePlatformsOwnError() {
    assertThat(changed("sign", "7CFBCE56B6D79278C255D8CF7CB1C0E2")).isEqualTo("25");
    assertThat(changed("sign", "")).isEqualTo("24");
    assertThat(changed("session", null)).isEqualTo("26");
    assertThat(changed("session", "nobody's")).isEqualTo("27 invalid-sessionkey");
    assertThat(changed("app_key", "1")).isEqualTo("29");
    assertThat(changed("method", "taobao.nothing.get")).isEqualTo("22");
    assertThat(changed("timestamp", "1772424000")).isEqualTo("31");
    assertThat(changed("timestamp", "2026-03-01 22:00:00")).as("UTC").isEqualTo("31");
    assertThat(changed("timestamp", "2026-03-02T06:00:00")).isEqualTo("31");
    assertThat(changed("v", "1.0")).isEqualTo("33");
    assertThat(changed("format", "xml")).isEqualTo("23");
    assertThat(marketplaces.counts().violations())
        .isEqualTo(
            Map.of(
                "bad-sign", 2L,
                "missing-token", 1L,
                "unknown-token", 1L,
                "bad-client", 1L,
                "unknown-method", 1L,
                "bad-timestamp", 3L,
                "bad-version", 1L,
                "bad-format", 1L));
  }

  private String window(String start, String end, Object... more) {
    var parameters =
        client.parameters(INCREMENT, "fields", "tid", "start_modified", start, "end_modified", end);
    Json.object(more).forEach((name, value) -> parameters.put(name, value.toString()));
    return code(client.send(parameters));
  }

  @Test
  void windowsPagesAndTimesThatBreakTheRulesAreRefused() {
    String start = "2026-03-01 00:00:00";
    String end = "2026-03-02 00:00:00";

    assertThat(window(start, end)).isEqualTo("0");
    assertThat(window(start, "2026-03-02 00:00:01"))
        .isEqualTo("41 isv.invalid-parameter:end_modified");
    assertThat(window(end, start)).isEqualTo("41 isv.invalid-parameter:end_modified");
    assertThat(window("1772323200", end)).isEqualTo("41 isv.invalid-parameter:start_modified");
    assertThat(window("2026-02-29 00:00:00", end))
        .isEqualTo("41 isv.invalid-parameter:start_modified");
    assertThat(window(start, end, "page_no", 0)).isEqualTo("41 isv.invalid-parameter:page_no");
    assertThat(window(start, end, "page_size", 101))
        .isEqualTo("41 isv.invalid-parameter:page_size");
    assertThat(window(start, end, "fields", "")).isEqualTo("40 isv.missing-parameter");
    assertThat(marketplaces.counts().violations())
        .isEqualTo(Map.of("bad-window", 2L, "bad-time", 2L, "bad-page", 2L, "bad-parameter", 1L));
  }

  @Test
  void aSpentSessionIsOverUntilTheMerchantAuthorisesAgain() {
    clock.advance(Duration.ofDays(30));
    assertThat(changed("fields", "tid")).isEqualTo("27 invalid-sessionkey");

    client.session = marketplaces.authorizeAgain(SHOP).accessToken();

    assertThat(client.session).isEqualTo("tb-session-0002");
    assertThat(changed("fields", "tid")).startsWith("40");
  }

  @Test
  void aBanTellsItsSecondsAndTheyAreEnough() {
    marketplaces.limitRate(new RateLimit(2, Duration.ofSeconds(7)));
    client.page(FROM, TO, 1, 1, true);
    clock.advance(Duration.ofSeconds(2));
    client.page(FROM, TO, 1, 1, true);
    var ban = client.call(INCREMENT, "fields", "tid");
    clock.advance(Duration.ofSeconds(5));

    assertThat(code(ban)).isEqualTo("7 accesscontrol.limited-by-api-access-count");
    assertThat(ban.at("/error_response/sub_msg").asString()).contains("ban will last 5 seconds");
    assertThat(client.page(FROM, TO, 1, 1, true).has("trades")).isTrue();
    assertThat(marketplaces.counts().violations()).isEqualTo(Map.of("over-rate", 1L));
  }

  @Test
  void theErrorsThatPassAllComeUp() {
    marketplaces.arm(FaultOrder.next(FaultKind.BUSY, 30));
    Set<String> busy = new HashSet<>();
    for (int call = 0; call < 30; call++) {
      busy.add(code(client.call(INCREMENT)));
    }

    assertThat(busy)
        .containsExactlyInAnyOrder(
            "10", "15 isp.remote-service-timeout", "520 isv.trade-service-rejection");
  }

  @Test
  void shopsAreStrangersToEachOtherAndEqualSeedsAreEqual() {
    var other = new TaobaoClient(marketplaces, SECOND);
    other.session = client.session;
    assertThat(code(other.call(INCREMENT))).isEqualTo("27 invalid-sessionkey");

    try (var again = Marketplaces.start(TestDay.settings(ORDERS, clock).withShops(SHOP, SECOND))) {
      var same = new TaobaoClient(again, SHOP).page(FROM, TO, 2, 50, false);
      var mine = client.page(FROM, TO, 2, 50, false);
      assertThat(same.get("trades")).isEqualTo(mine.get("trades"));
      assertThat(new TaobaoClient(again, SECOND).page(FROM, TO, 2, 50, false).get("trades"))
          .isNotEqualTo(mine.get("trades"));
    }
  }

  @Test
  void whileOrdersMoveForwardPagingLosesAndBackwardPagingDoesNot() {
    assertThat(lost(false)).isEqualTo(5);
    assertThat(lost(true)).isZero();
  }

  private int lost(boolean backward) {
    var settings = TestDay.settings(ORDERS, clock).withShops(SHOP).withMalice("tick-after-page:5");
    try (var moving = Marketplaces.start(settings)) {
      var reader = new TaobaoClient(moving, SHOP);
      int pages = (int) Math.ceil(moving.distinctOrders(SHOP, TestDay.day()) / 100.0);
      Set<String> seen = new HashSet<>();
      for (int at = 1; at <= pages; at++) {
        int page = backward ? pages + 1 - at : at;
        reader
            .page(FROM, TO, page, 100, true)
            .at("/trades/trade")
            .forEach(row -> seen.add(row.get("tid").asString()));
      }
      return (int)
          moving
              .truth(SHOP, clock.instant())
              .filter(order -> order.updatedAt().isBefore(clock.instant()))
              .filter(order -> !seen.contains(order.externalNo()))
              .count();
    }
  }
}

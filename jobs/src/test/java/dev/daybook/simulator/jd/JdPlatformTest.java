package dev.daybook.simulator.jd;

import static dev.daybook.simulator.TestDay.DAY_START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.simulator.FaultKind;
import dev.daybook.simulator.FaultOrder;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.TestDay;
import dev.daybook.simulator.TruthOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class JdPlatformTest {
  private static final int ORDERS = 1_000;
  private static final String FROM = "2026-03-01 00:00:00";
  private static final String TO = "2026-03-01 23:59:59";

  private final MovableClock clock = TestDay.nextMorning();
  private final Marketplaces marketplaces =
      Marketplaces.start(TestDay.settings(ORDERS, clock).withShops(Marketplaces.JD));
  private final JdClient client = new JdClient(marketplaces);

  @AfterEach
  void close() {
    marketplaces.close();
  }

  private Map<String, JsonNode> wholeDay() {
    var read = new HashMap<String, JsonNode>();
    int total = client.search(FROM, TO, 1, 1, "orderId").get("orderTotal").asInt();
    for (int page = (total + 99) / 100; page >= 1; page--) {
      client
          .search(FROM, TO, page, 100, JdClient.FIELDS)
          .get("orderInfoList")
          .forEach(row -> read.put(row.get("orderId").stringValue(), row));
    }
    return read;
  }

  private Map<String, TruthOrder> truth() {
    return marketplaces
        .truth(Marketplaces.JD, clock.instant())
        .collect(Collectors.toMap(TruthOrder::externalNo, Function.identity()));
  }

  private static long fen(JsonNode order, String field) {
    return new BigDecimal(order.get(field).stringValue()).movePointRight(2).longValueExact();
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
    assertThat(fen(order, "orderTotalPrice")).isEqualTo(expected.goodsTotalFen());
    assertThat(fen(order, "freightPrice")).isEqualTo(expected.freightFen());
    assertThat(fen(order, "sellerDiscount")).isEqualTo(expected.merchantDiscountFen());
    assertThat(fen(order, "shouldPay")).isEqualTo(expected.buyerPaidFen());
    if (expected.paymentConfirmed()) {
      assertThat(fen(order, "actualPay")).isEqualTo(expected.buyerPaidFen());
    }
    long coupons = 0;
    for (JsonNode coupon : order.get("couponDetailList")) {
      coupons += fen(coupon, "couponPrice");
    }
    assertThat(coupons).isEqualTo(expected.discountsFen());
    assertThat(order.get("itemInfoList").size()).isEqualTo(expected.lines());
    assertThat(order.get("modified").asString())
        .isEqualTo(JdTime.orEmpty(expected.updatedAt().getEpochSecond()));
    assertThat(order.get("paymentConfirmTime").asString().startsWith("0001-"))
        .isEqualTo(!expected.paymentConfirmed());
    assertThat(status(order)).isEqualTo(expected.statusWithoutRefundDetail().name());
  }

  /** The table of the platform's facts, written out once more. */
  private static String status(JsonNode order) {
    return switch (order.get("orderState").asString()) {
      case "NOT_PAY" -> "PENDING_PAYMENT";
      case "WAIT_SELLER_STOCK_OUT" -> "READY_TO_SHIP";
      case "WAIT_GOODS_RECEIVE_CONFIRM" -> "SHIPPED";
      case "FINISHED_L" -> "COMPLETED";
      case "TRADE_CANCELED" -> "CANCELLED";
      case "LOCKED" -> "REFUNDING";
      default -> "PAID";
    };
  }

  @Test
  void theFileHoldsTheSameOrdersWithTheSameAmounts(@TempDir Path folder) throws IOException {
    Map<String, JsonNode> read = wholeDay();
    var file = marketplaces.writeExport(Marketplaces.JD, TestDay.DATE, folder).file();
    Set<String> numbers = new HashSet<>();
    for (CSVRecord row : JdExportTest.records(file)) {
      JsonNode order = read.get(row.get("订单号"));
      if (order != null) {
        numbers.add(row.get("订单号"));
        assertThat(row.get("订单金额")).isEqualTo(order.get("orderTotalPrice").asString());
        assertThat(row.get("应付金额")).isEqualTo(order.get("shouldPay").asString());
        assertThat(row.get("运费金额")).isEqualTo(order.get("freightPrice").asString());
      }
    }

    assertThat(numbers).isEqualTo(read.keySet());
    assertThat(marketplaces.truthOfExport(Marketplaces.JD).map(TruthOrder::buyerPaidFen))
        .containsExactlyElementsOf(
            marketplaces
                .truth(Marketplaces.JD, clock.instant())
                .map(TruthOrder::buyerPaidFen)
                .toList());
  }

  @Test
  void onlyTheFieldsThatWereAskedForAreGiven() {
    JsonNode row = client.search(FROM, TO, 1, 1, "orderId,modified").at("/orderInfoList/0");

    assertThat(row.propertyNames()).containsExactlyInAnyOrder("orderId", "modified");
    assertUnsuccessful(client.search(FROM, TO, 1, 1, ""));
  }

  private static void assertUnsuccessful(JsonNode result) {
    assertThat(result.at("/apiResult/success").asBoolean(true)).isFalse();
    assertThat(result.has("orderInfoList")).isFalse();
  }

  @Test
  void totalAndSuccessComeAsNumberAndBooleanOrAsText() {
    JsonNode even = client.search("2026-03-01 20:00:00", TO, 1, 1, "orderId");
    JsonNode odd = client.search("2026-03-01 20:01:00", TO, 1, 1, "orderId");

    assertThat(even.get("orderTotal").isNumber()).isTrue();
    assertThat(even.at("/apiResult/success").isBoolean()).isTrue();
    assertThat(odd.get("orderTotal").isString()).isTrue();
    assertThat(odd.at("/apiResult/success").stringValue()).isEqualTo("true");
  }

  @Test
  void pagesAndWindowsThatAreTooLargeAreRefusedWithoutSuccess() {
    assertUnsuccessful(client.search(FROM, TO, 1, 101, "orderId"));
    assertUnsuccessful(client.search(FROM, TO, 0, 10, "orderId"));
    assertUnsuccessful(client.search(FROM, TO, 301, 10, "orderId"));
    assertUnsuccessful(client.search("2026-01-28 00:00:00", TO, 1, 10, "orderId"));
    assertUnsuccessful(client.search("2026-03-01T00:00:00Z", TO, 1, 10, "orderId"));
    assertThat(marketplaces.counts().violations())
        .isEqualTo(Map.of("bad-page", 3L, "bad-window", 1L, "bad-time", 1L));
  }

  private String refused(Consumer<Map<String, String>> change) {
    var parameters = client.parameters(JdClient.SEARCH);
    change.accept(parameters);
    return client.send(parameters).at("/error_response/code").asString();
  }

  @Test
  void whoIsNotLetInIsToldWhyByCode() {
    assertThat(refused(p -> p.put("sign", "0"))).isEqualTo("12");
    assertThat(refused(p -> p.remove("v"))).isEqualTo("4");
    assertThat(refused(p -> p.put("v", "1.0"))).isEqualTo("5");
    assertThat(refused(p -> p.remove("timestamp"))).isEqualTo("7");
    assertThat(refused(p -> p.put("timestamp", "2026-03-01 22:00:00"))).isEqualTo("8"); // UTC
    assertThat(refused(p -> p.put("timestamp", "1772424000"))).isEqualTo("8");
    assertThat(refused(p -> p.put("method", "jingdong.nothing"))).isEqualTo("15");
    assertThat(refused(p -> p.remove("method"))).isEqualTo("14");
    assertThat(refused(p -> p.put("access_token", "x"))).isEqualTo("19");
    assertThat(refused(p -> p.put("app_key", "x"))).isEqualTo("21");
    assertThat(refused(p -> p.put("timestamp", "2026-03-02 06:00:00.000+0800"))).isEmpty();
    marketplaces.expireToken(Marketplaces.JD);
    assertThat(refused(p -> {})).isEqualTo("19");
    assertThat(marketplaces.counts().violations())
        .containsAllEntriesOf(
            Map.of(
                "bad-sign", 1L,
                "bad-version", 2L,
                "bad-timestamp", 3L,
                "unknown-method", 2L,
                "unknown-token", 1L,
                "bad-client", 1L,
                "expired-token", 1L));
  }

  @Test
  void aTokenIsRefreshedInItsLastDayOnlyAndNeverAfterIt() {
    var credentials = marketplaces.credentials(Marketplaces.JD);
    assertThat(refresh().at("/error_response/code").asString()).isEqualTo("19");
    clock.advance(Duration.ofDays(29).plusHours(1));
    assertThat(refresh().get("access_token").asString()).isEqualTo("jd-token-0002");
    clock.advance(Duration.ofDays(31));
    JsonNode late = client.refresh(credentials.clientSecret(), "jd-refresh-0002");
    assertThat(late.at("/error_response/code").asString()).isEqualTo("19");
    assertThat(marketplaces.counts().violations())
        .isEqualTo(Map.of("refresh-too-early", 1L, "refresh-after-the-end", 1L));
  }

  private JsonNode refresh() {
    var credentials = marketplaces.credentials(Marketplaces.JD);
    return client.refresh(credentials.clientSecret(), credentials.refreshToken());
  }

  @Test
  void aSplitParentIsCancelledAndItsChildrenNameIt() {
    Map<String, JsonNode> read = wholeDay();
    Map<String, List<JsonNode>> byParent =
        read.values().stream()
            .filter(order -> !order.get("parentOrderId").asString().equals("0"))
            .collect(Collectors.groupingBy(order -> order.get("parentOrderId").asString()));

    assertThat(byParent).hasSize(ORDERS / 50);
    byParent.forEach(
        (number, children) -> {
          JsonNode parent = read.get(number);
          assertThat(children).hasSize(2);
          assertThat(parent.get("orderState").asString()).isEqualTo("TRADE_CANCELED");
          assertThat(children.stream().mapToLong(child -> fen(child, "actualPay")).sum())
              .isEqualTo(fen(parent, "actualPay"));
        });
  }

  @Test
  void whatWasPaidIsEmptyAtFirstAndComesWithANewChange() {
    clock.set(DAY_START.plus(Duration.ofHours(21)));
    List<String> lagging =
        truth().values().stream()
            .filter(TruthOrder::paymentConfirmed)
            .map(order -> client.get(order.externalNo()).get("orderInfo"))
            .filter(order -> order.get("actualPay").asString().isEmpty())
            .map(order -> order.get("orderId").asString())
            .toList();
    Instant early = clock.instant();
    clock.set(TestDay.NEXT_MORNING);

    assertThat(lagging).isNotEmpty();
    Map<String, TruthOrder> later = truth();
    for (String number : lagging) {
      assertThat(client.get(number).at("/orderInfo/actualPay").asString()).isNotEmpty();
      assertThat(later.get(number).updatedAt()).isAfter(early.minus(Duration.ofMinutes(10)));
    }
  }

  @Test
  void refundsBeforeShippingAreFen() {
    Map<String, TruthOrder> truth = truth();
    JsonNode result =
        client
            .call(
                "jingdong.pop.afs.soa.refundapply.queryPageList",
                "checkTimeStart",
                FROM,
                "checkTimeEnd",
                TO,
                "pageIndex",
                1,
                "pageSize",
                50)
            .at("/jingdong_pop_afs_soa_refundapply_queryPageList_responce/queryResult");

    assertThat(result.get("totalCount").asInt()).isPositive();
    for (JsonNode refund : result.get("result")) {
      TruthOrder order = truth.get(refund.get("orderId").asString());
      assertThat(refund.get("status").asInt()).isEqualTo(3);
      assertThat(refund.get("applyRefundSum").asLong()).isEqualTo(order.refundTotalFen());
      assertThat(order.status().name()).isEqualTo("REFUNDED");
    }
  }

  @Test
  void returnsAfterShippingAreYuanAndLeaveTheOrderFinished() {
    Map<String, TruthOrder> truth = truth();
    JsonNode result = bills("approveTimeBegin", FROM, "approveTimeEnd", TO);

    assertThat(result.get("totalCount").asInt()).isEqualTo(result.get("data").size()).isPositive();
    var statuses = new HashSet<Integer>();
    for (JsonNode bill : result.get("data")) {
      TruthOrder order = truth.get(bill.at("/sameOrderServiceBill/orderId").asString());
      statuses.add(bill.get("status").asInt());
      assertThat(fen(bill, "refoundAmount")).isEqualTo(order.buyerPaidFen() / 2);
      assertThat(order.status().name()).isEqualTo("COMPLETED");
    }
    assertThat(statuses).containsExactlyInAnyOrder(13, 14);
    assertThat(bills("applyTimeBegin", FROM, "applyTimeEnd", TO)).isEqualTo(result);
  }

  private JsonNode bills(String begin, String from, String end, String to) {
    return client
        .call(
            "jingdong.asc.serviceAndRefund.view",
            begin,
            from,
            end,
            to,
            "pageNumber",
            1,
            "pageSize",
            50)
        .at("/jingdong_asc_serviceAndRefund_view_responce/pageResult");
  }

  @Test
  void aFailureMayHideUnderHttp200() {
    marketplaces.arm(FaultOrder.next(FaultKind.UNSUCCESSFUL, 1));
    assertUnsuccessful(client.search(FROM, TO, 1, 10, "orderId"));
    assertThat(client.search(FROM, TO, 1, 10, "orderId").get("orderInfoList")).hasSize(10);
  }
}

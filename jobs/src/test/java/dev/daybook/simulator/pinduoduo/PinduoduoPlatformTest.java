package dev.daybook.simulator.pinduoduo;

import static dev.daybook.simulator.TestDay.DAY_END;
import static dev.daybook.simulator.TestDay.DAY_START;
import static dev.daybook.simulator.TestDay.NEXT_MORNING;
import static dev.daybook.simulator.pinduoduo.PddClient.INCREMENT;
import static dev.daybook.simulator.pinduoduo.PddClient.errorCode;
import static dev.daybook.simulator.pinduoduo.PddClient.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.RateLimit;
import dev.daybook.simulator.TestDay;
import dev.daybook.simulator.TruthOrder;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PinduoduoPlatformTest {
  private static final int ORDERS = 3_000;
  private static final Instant EVENING = DAY_START.plus(Duration.ofHours(20));
  private static final Instant EVENING_END = EVENING.plus(Duration.ofMinutes(30));

  private final MovableClock clock = TestDay.nextMorning();
  private final Marketplaces marketplaces = Marketplaces.start(TestDay.settings(ORDERS, clock));
  private final PddClient gateway = new PddClient(marketplaces);

  @AfterEach
  void close() {
    marketplaces.close();
  }

  private Map<String, TruthOrder> truth() {
    return marketplaces
        .truth(Marketplaces.PINDUODUO, clock.instant())
        .collect(Collectors.toMap(TruthOrder::externalNo, Function.identity()));
  }

  /** Every order of the day by its number, read backwards window by window. */
  private Map<String, JsonNode> wholeDay() throws Exception {
    var read = new HashMap<String, JsonNode>();
    for (Instant from = DAY_START; from.isBefore(DAY_END); from = from.plusSeconds(1_800)) {
      Instant to = from.plusSeconds(1_800);
      for (int page = pages(gateway.total(from, to), 100); page >= 1; page--) {
        gateway.rows(from, to, page, 100).forEach(row -> read.put(number(row), row));
      }
    }
    return read;
  }

  private static int pages(int total, int size) {
    return (total + size - 1) / size;
  }

  private static String number(JsonNode order) {
    return order.get("order_sn").asString();
  }

  private static long fen(JsonNode order, String field) {
    return order.get(field).decimalValue().movePointRight(2).longValueExact();
  }

  private static Instant updatedAt(JsonNode order) {
    JsonNode value = order.get("updated_at");
    return value.isNumber()
        ? Instant.ofEpochSecond(value.asLong())
        : LocalDateTime.parse(value.asString(), DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"))
            .atZone(Marketplaces.ZONE)
            .toInstant();
  }

  @Test
  void theWholeDayReadOverHttpIsTheTruth() throws Exception {
    Map<String, JsonNode> read = wholeDay();
    Map<String, TruthOrder> truth = truth();

    assertThat(read.keySet()).isEqualTo(truth.keySet());
    assertThat(read).hasSize(ORDERS);
    truth.forEach((number, expected) -> assertSame(read.get(number), expected));
    assertThat(marketplaces.counts().violations()).isEmpty();
  }

  private static void assertSame(JsonNode order, TruthOrder expected) {
    assertThat(fen(order, "goods_amount")).isEqualTo(expected.goodsTotalFen());
    assertThat(fen(order, "seller_discount")).isEqualTo(expected.merchantDiscountFen());
    assertThat(fen(order, "platform_discount") + fen(order, "capital_free_discount"))
        .isEqualTo(expected.platformDiscountFen());
    assertThat(fen(order, "pay_amount") - fen(order, "duo_duo_pay_reduction"))
        .isEqualTo(expected.buyerPaidFen());
    assertThat(fen(order, "goods_amount") - fen(order, "discount_amount") + fen(order, "postage"))
        .isEqualTo(fen(order, "pay_amount"));
    assertThat(order.get("item_list").size()).isEqualTo(expected.lines());
    assertThat(updatedAt(order)).isEqualTo(expected.updatedAt());
    assertThat(statusByThePlatformsTable(order))
        .isEqualTo(expected.statusWithoutRefundDetail().name());
  }

  /** The precedence table of the platform's facts, written out once more. */
  private static String statusByThePlatformsTable(JsonNode order) {
    int refund = order.get("refund_status").asInt();
    int confirm = order.get("confirm_status").asInt();
    if (refund == 4 || confirm == 2) {
      return "REFUNDED";
    }
    if (refund == 2 || refund == 3) {
      return "REFUNDING";
    }
    if (confirm == 0 || order.get("risk_control_status").asInt() == 1) {
      return "PAID";
    }
    return switch (order.get("order_status").asInt()) {
      case 3 -> "COMPLETED";
      case 2 -> "SHIPPED";
      default -> order.get("extra_delivery_list").isEmpty() ? "READY_TO_SHIP" : "SHIPPING";
    };
  }

  @Test
  void aPageIsSortedByUpdateTimeDescendingAndBothEndsBelongToTheWindow() throws Exception {
    List<JsonNode> rows = gateway.rows(EVENING, EVENING_END, 1, 100);

    assertThat(rows.stream().map(PinduoduoPlatformTest::updatedAt))
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
    int start = gateway.total(EVENING, EVENING);
    assertThat(start).isGreaterThanOrEqualTo(30);
    assertThat(gateway.total(EVENING.minusSeconds(60), EVENING))
        .isEqualTo(start + gateway.total(EVENING.minusSeconds(60), EVENING.minusSeconds(1)));
  }

  @Test
  void pagesAreDisjointAndTogetherTheTotal() throws Exception {
    int total = gateway.total(EVENING, EVENING_END);
    Set<String> seen = new HashSet<>();
    int rows = 0;
    for (int page = 1; page <= pages(total, 7); page++) {
      for (JsonNode row : gateway.rows(EVENING, EVENING_END, page, 7)) {
        rows++;
        seen.add(number(row));
      }
    }

    assertThat(rows).isEqualTo(total);
    assertThat(seen).hasSize(total);
    assertThat(gateway.rows(EVENING, EVENING_END, pages(total, 7) + 1, 7)).isEmpty();
  }

  @Test
  void useHasNextSaysWhetherThereIsMoreInsteadOfTheTotal() throws Exception {
    int total = gateway.total(EVENING, EVENING_END);
    int last = pages(total, 10);
    JsonNode first =
        gateway.increment(EVENING, EVENING_END, "page", 1, "page_size", 10, "use_has_next", true);
    JsonNode end =
        gateway.increment(
            EVENING, EVENING_END, "page", last, "page_size", 10, "use_has_next", true);
    JsonNode counted =
        gateway.increment(EVENING, EVENING_END, "page", 1, "page_size", 10, "use_has_next", false);

    assertThat(first.get("has_next").asBoolean()).isTrue();
    assertThat(first.has("total_count")).isFalse();
    assertThat(end.get("has_next").asBoolean()).isFalse();
    assertThat(counted.get("total_count").asInt()).isEqualTo(total);
    assertThat(counted.has("has_next")).isFalse();
  }

  @Test
  void windowsLongerThanThirtyMinutesAndBadPagesAreRefusedAndCounted() throws Exception {
    long from = EVENING.getEpochSecond();

    assertThat(
            errorCode(
                gateway.call(INCREMENT, "start_updated_at", from, "end_updated_at", from + 1_801)))
        .isEqualTo(10000);
    assertThat(
            errorCode(
                gateway.call(INCREMENT, "start_updated_at", from, "end_updated_at", from - 1)))
        .isEqualTo(10000);
    assertThat(
            errorCode(
                gateway.call(
                    "pdd.order.list.get",
                    "start_confirm_at",
                    from,
                    "end_confirm_at",
                    from + 86_401)))
        .isEqualTo(10000);
    assertThat(
            errorCode(
                gateway.call(
                    INCREMENT,
                    "start_updated_at",
                    from,
                    "end_updated_at",
                    from + 60,
                    "page_size",
                    101)))
        .isEqualTo(10000);
    assertThat(
            errorCode(
                gateway.call(
                    INCREMENT, "start_updated_at", from, "end_updated_at", from + 60, "page", 0)))
        .isEqualTo(10000);
    assertThat(
            errorCode(
                gateway.call(
                    INCREMENT,
                    "start_updated_at",
                    Long.MAX_VALUE - 1,
                    "end_updated_at",
                    Long.MAX_VALUE)))
        .isEqualTo(10000);
    assertThat(
            errorCode(
                gateway.call(
                    INCREMENT,
                    "start_updated_at",
                    from,
                    "end_updated_at",
                    from,
                    "page",
                    Long.MAX_VALUE)))
        .isEqualTo(10000);
    assertThat(marketplaces.counts().violations())
        .isEqualTo(Map.of("bad-window", 4L, "bad-page", 2L, "bad-parameter", 1L));
  }

  @Test
  void aWrongSignAStrangerAndAStaleTimestampAreNotLetIn() throws Exception {
    Map<String, String> wrongSign = gateway.parameters("pdd.time.get");
    wrongSign.put("sign", "00000000000000000000000000000000");
    Map<String, String> lowerCase = gateway.parameters("pdd.time.get");
    lowerCase.computeIfPresent("sign", (key, sign) -> sign.toLowerCase(java.util.Locale.ROOT));
    Map<String, String> stranger = gateway.parameters("pdd.time.get", "client_id", "someone");
    Map<String, String> unknown = gateway.parameters("pdd.no.such.method");

    assertThat(code(wrongSign)).isEqualTo(20004);
    assertThat(code(lowerCase)).isEqualTo(20004);
    assertThat(code(stranger)).isEqualTo(10016);
    assertThat(code(unknown)).isEqualTo(10017);
    assertThat(code(stamped(-601))).isEqualTo(10000);
    assertThat(code(stamped(601))).isEqualTo(10000);
    assertThat(code(stamped(-600))).isZero();
    assertThat(code(stamped(600))).isZero();
    assertThat(marketplaces.counts().violations())
        .isEqualTo(
            Map.of("bad-sign", 2L, "bad-client", 1L, "unknown-method", 1L, "bad-timestamp", 2L));
    assertThat(marketplaces.counts().requests())
        .isEqualTo(Map.of("pdd.time.get", 7L, "unknown", 1L));
  }

  private Map<String, String> stamped(int secondsAway) {
    long timestamp = NEXT_MORNING.getEpochSecond() + secondsAway;
    return gateway.parameters("pdd.time.get", "timestamp", timestamp);
  }

  private int code(Map<String, String> parameters) throws Exception {
    var response = gateway.post(parameters);
    assertThat(response.statusCode()).isEqualTo(200);
    return errorCode(PddClient.JSON.readTree(response.body()));
  }

  @Test
  void aSpentTokenIsRefusedUntilItIsRefreshedAndTheOldPairStaysDead() throws Exception {
    marketplaces.expireToken();
    assertThat(errorCode(gateway.call(INCREMENT))).isEqualTo(10019);

    JsonNode pair =
        gateway
            .call("pdd.pop.auth.token.refresh", "refresh_token", "pdd-refresh-0001")
            .get("pop_auth_token_refresh_response");
    String old = gateway.token;
    gateway.token = pair.get("access_token").asString();

    assertThat(gateway.total(EVENING, EVENING_END)).isPositive();
    gateway.token = old;
    assertThat(errorCode(gateway.call(INCREMENT))).isEqualTo(10019);
    gateway.token = "never ours";
    assertThat(errorCode(gateway.call(INCREMENT))).isEqualTo(20032);
    assertThat(
            errorCode(
                gateway.call("pdd.pop.auth.token.refresh", "refresh_token", "pdd-refresh-0001")))
        .isEqualTo(10019);
    assertThat(pair.propertyNames())
        .contains("access_token", "refresh_token", "expires_in", "owner_id", "owner_name", "scope");
  }

  @Test
  void theRateOfAMerchantIsLimitedByThePlatformsClock() throws Exception {
    marketplaces.limitRate(new RateLimit(2, Duration.ofSeconds(10)));
    List<Integer> codes = new ArrayList<>();
    for (int call = 0; call < 3; call++) {
      codes.add(errorCode(gateway.call("pdd.time.get")));
    }
    clock.advance(Duration.ofSeconds(10));
    codes.add(errorCode(gateway.call("pdd.time.get")));

    assertThat(codes).containsExactly(0, 0, 52101, 0);
    assertThat(marketplaces.counts().violations()).isEqualTo(Map.of("over-rate", 1L));
  }

  @Test
  void theClockOfThePlatformIsInTheTimeMethodAndInTheDateHeader() throws Exception {
    var response = gateway.post(gateway.parameters("pdd.time.get"));

    assertThat(
            PddClient.JSON
                .readTree(response.body())
                .path("time_get_response")
                .path("time")
                .asString())
        .isEqualTo("2026-03-02 06:00:00");
    assertThat(response.headers().firstValue("Date")).contains("Sun, 1 Mar 2026 22:00:00 GMT");
  }

  @Test
  void jsonBodiesAndChunkedFormsAreReadLikeForms() throws Exception {
    Map<String, String> parameters =
        gateway.parameters(
            INCREMENT,
            "start_updated_at",
            EVENING.getEpochSecond(),
            "end_updated_at",
            EVENING_END.getEpochSecond());
    Map<String, Object> json = new HashMap<>(parameters);
    json.put("start_updated_at", EVENING.getEpochSecond());
    json.put("use_has_next", false);
    parameters.put("use_has_next", "false");
    json.put("sign", signed(parameters).get("sign"));
    byte[] form =
        parameters.entrySet().stream()
            .map(field -> field.getKey() + "=" + field.getValue())
            .collect(Collectors.joining("&"))
            .getBytes(StandardCharsets.UTF_8);

    var byJson =
        gateway.send(
            "application/json", BodyPublishers.ofString(PddClient.JSON.writeValueAsString(json)));
    var byChunks =
        gateway.send(
            "application/x-www-form-urlencoded",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form)));

    int total = gateway.total(EVENING, EVENING_END);
    for (var response : List.of(byJson, byChunks)) {
      assertThat(
              PddClient.JSON
                  .readTree(response.body())
                  .path("order_sn_increment_get_response")
                  .path("total_count")
                  .asInt())
          .isEqualTo(total);
    }
    var broken = gateway.send("application/json", BodyPublishers.ofString("{\"type\":"));
    assertThat(errorCode(PddClient.JSON.readTree(broken.body()))).isEqualTo(52004);
  }

  @Test
  void theLastThreeMinutesAreNotYetWholeAndLaterAre() throws Exception {
    clock.set(EVENING);
    Instant from = EVENING.minus(Duration.ofMinutes(30));
    int early = gateway.total(from, EVENING);
    clock.advance(Duration.ofMinutes(3));
    int late = gateway.total(from, EVENING);

    assertThat(late).isGreaterThan(early);
    assertThat(gateway.total(from, EVENING.minusSeconds(180))).isPositive();
  }

  @Test
  void duringTheDayAnOrderShowsItsStateOfThatInstant() throws Exception {
    clock.set(DAY_START.plus(Duration.ofHours(12)));
    Map<String, TruthOrder> noon = truth();
    Map<String, Instant> morning =
        noon.values().stream()
            .collect(Collectors.toMap(TruthOrder::externalNo, TruthOrder::updatedAt));
    clock.set(NEXT_MORNING);
    Map<String, TruthOrder> night = truth();

    assertThat(noon).hasSizeLessThan(ORDERS);
    assertThat(noon.values())
        .allSatisfy(
            o ->
                assertThat(o.updatedAt())
                    .isBefore(DAY_START.plus(Duration.ofHours(12)).plusSeconds(1)));
    morning.forEach((number, at) -> assertThat(night.get(number).updatedAt()).isAfterOrEqualTo(at));
    assertThat(
            night.values().stream()
                .filter(o -> morning.containsKey(o.externalNo()))
                .filter(o -> o.updatedAt().isAfter(morning.get(o.externalNo()))))
        .isNotEmpty();
  }

  @Test
  void theDetailOfAnOrderIsWhatItsRowSays() throws Exception {
    JsonNode row = gateway.rows(EVENING, EVENING_END, 1, 1).get(0);
    JsonNode detail = gateway.call("pdd.order.information.get", "order_sn", number(row));

    assertThat(detail.path("order_info_get_response").path("order_info")).isEqualTo(row);
    assertThat(errorCode(gateway.call("pdd.order.information.get", "order_sn", "260301-1")))
        .isEqualTo(50001);
  }

  @Test
  void aRefundLeavesTheOrderStatusAndReceiversVanishAfterShipping() throws Exception {
    Map<String, JsonNode> day = wholeDay();

    assertThat(
            day.values().stream()
                .filter(
                    o ->
                        o.get("refund_status").asInt() == 4
                            && o.get("shipping_time").asString().isEmpty()))
        .isNotEmpty()
        .allSatisfy(
            order -> {
              assertThat(order.get("order_status").asInt()).isEqualTo(1);
              assertThat(order.get("contact_mobile").asString()).isEmpty();
            });
    assertThat(day.values().stream().filter(order -> order.get("order_status").asInt() > 1))
        .isNotEmpty()
        .allSatisfy(
            order -> {
              assertThat(order.get("receiver_name").asString()).isEmpty();
              assertThat(order.get("receiver_phone_mask").asString()).isEmpty();
              assertThat(order.get("contact_mobile").asString()).isEmpty();
              assertThat(order.get("open_address_id").asString()).isEmpty();
              assertThat(order.get("tracking_number").asString()).isNotEmpty();
            });
    assertThat(day.values().stream().filter(order -> order.get("risk_control_status").asInt() == 1))
        .isNotEmpty()
        .allSatisfy(order -> assertThat(order.get("receiver_name_mask").asString()).isEmpty());
    assertThat(
            day.values().stream().filter(order -> !order.get("receiver_name").asString().isEmpty()))
        .isNotEmpty();
  }

  @Test
  void unpaidOrdersNeverAppearAndUpdateTimesComeInBothForms() throws Exception {
    Map<String, JsonNode> day = wholeDay();

    assertThat(day.values()).allSatisfy(o -> assertThat(o.get("pay_time").asString()).isNotEmpty());
    assertThat(day.values().stream().filter(order -> order.get("updated_at").isNumber()).count())
        .isBetween(ORDERS / 10L, ORDERS / 3L);
    assertThat(day.values()).anySatisfy(o -> assertThat(o.get("gift_list").isEmpty()).isFalse());
    assertThat(day.values())
        .anySatisfy(o -> assertThat(o.get("buyer_memo").asString()).contains("🎁"));
    assertThat(day.values())
        .anySatisfy(o -> assertThat(o.get("extra_delivery_list").isEmpty()).isFalse());
  }

  @Test
  void statusFiltersNarrowTheList() throws Exception {
    Instant from = DAY_START.plus(Duration.ofHours(18));
    Instant to = from.plusSeconds(1_800);
    int all = gateway.total(from, to);
    int sum = 0;
    for (int status = 1; status <= 3; status++) {
      sum +=
          gateway
              .increment(from, to, "order_status", status, "use_has_next", false)
              .get("total_count")
              .asInt();
    }

    assertThat(sum).isEqualTo(all).isPositive();
    assertThat(
            gateway
                .increment(from, to, "is_lucky_flag", 2, "use_has_next", false)
                .get("total_count")
                .asInt())
        .isZero();
  }

  @Test
  void theListByConfirmationHoldsTheOrdersConfirmedThen() throws Exception {
    JsonNode answer =
        gateway
            .call(
                "pdd.order.list.get",
                "start_confirm_at",
                DAY_START.getEpochSecond(),
                "end_confirm_at",
                DAY_END.getEpochSecond() - 1,
                "use_has_next",
                false)
            .get("order_list_get_response");

    assertThat(answer.get("order_list")).hasSize(100);
    assertThat(answer.get("total_count").asInt()).isBetween(ORDERS * 70 / 100, ORDERS * 80 / 100);
    for (JsonNode order : answer.get("order_list")) {
      assertThat(order.get("confirm_time").asString()).startsWith("2026-03-01 ");
    }
  }

  @Test
  void refundsAreYuanTextInTheListAndFenIntegersInTheDetail() throws Exception {
    Map<String, TruthOrder> truth = truth();
    int found = 0;
    for (Instant from = DAY_START; from.isBefore(DAY_END); from = from.plusSeconds(1_800)) {
      JsonNode list =
          gateway
              .call(
                  "pdd.refund.list.increment.get",
                  "start_updated_at",
                  from.getEpochSecond(),
                  "end_updated_at",
                  from.getEpochSecond() + 1_799,
                  "after_sales_status",
                  10,
                  "after_sales_type",
                  1,
                  "use_has_next",
                  false)
              .path("refund_increment_get_response")
              .path("refund_list");
      for (JsonNode refund : list) {
        found++;
        TruthOrder order = truth.get(number(refund));
        assertThat(new BigDecimal(refund.get("refund_amount").stringValue()))
            .isEqualTo(BigDecimal.valueOf(order.refundTotalFen(), 2));
        if (found <= 5) {
          JsonNode detail =
              gateway
                  .call(
                      "pdd.refund.information.get",
                      "after_sales_id",
                      refund.get("id").asLong(),
                      "order_sn",
                      number(refund))
                  .get("refund_information_get_response");
          assertThat(detail.get("refund_amount").isIntegralNumber()).isTrue();
          assertThat(detail.get("refund_amount").asLong()).isEqualTo(order.refundTotalFen());
        }
      }
    }

    assertThat(found).isGreaterThan(50);
    assertThat(
            errorCode(
                gateway.call(
                    "pdd.refund.list.increment.get", "start_updated_at", 1, "end_updated_at", 2)))
        .isEqualTo(10000);
  }
}

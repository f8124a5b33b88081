package dev.daybook.simulator.amazon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.ShopId;
import dev.daybook.simulator.Http;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.TestDay;
import dev.daybook.simulator.TruthOrder;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AmazonPlatformTest {
  private static final int ORDERS = 400;
  private static final ShopId SHOP = new ShopId("amazon", "flagship");
  private static final String LIST = "/orders/v0/orders";
  private static final String NEW = "/orders/2026-01-01/orders";
  private static final String FROM = "2026-02-28T16:00:00Z";
  private static final String TO = "2026-03-01T15:59:59Z";

  private final MovableClock clock = TestDay.nextMorning();
  private final Marketplaces marketplaces =
      Marketplaces.start(TestDay.settings(ORDERS, clock).withShops(SHOP));
  private final Http http = new Http(marketplaces);
  private String token;

  @BeforeEach
  void logIn() {
    token = login(Map.of()).get("access_token").asString();
  }

  @AfterEach
  void close() {
    marketplaces.close();
  }

  private JsonNode login(Map<String, String> change) {
    var credentials = marketplaces.credentials(SHOP);
    var form = new HashMap<String, String>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", credentials.refreshToken());
    form.put("client_id", credentials.clientId());
    form.put("client_secret", credentials.clientSecret());
    form.putAll(change);
    return Json.MAPPER.readTree(
        http.post("/auth/o2/token", "application/x-www-form-urlencoded", Http.form(form)).body());
  }

  private HttpResponse<String> get(String path, Map<String, String> query) {
    String asked = query.isEmpty() ? "" : "?" + Http.form(query);
    return http.get(path + asked, Map.of("x-amz-access-token", token));
  }

  private static JsonNode json(HttpResponse<String> response) {
    return Json.MAPPER.readTree(response.body());
  }

  /** Names and values in turn, over a whole day. */
  private static Map<String, String> day(String... more) {
    var query = new LinkedHashMap<String, String>();
    query.put("MarketplaceIds", "ATVPDKIKX0DER");
    query.put("LastUpdatedAfter", FROM);
    query.put("LastUpdatedBefore", TO);
    for (int at = 0; at < more.length; at += 2) {
      query.put(more[at], more[at + 1]);
    }
    return query;
  }

  private List<JsonNode> wholeDay() {
    var orders = new ArrayList<JsonNode>();
    var query = day("MaxResultsPerPage", "30");
    boolean more = true;
    while (more) {
      JsonNode payload = json(get(LIST, query)).get("payload");
      payload.get("Orders").forEach(orders::add);
      more = payload.has("NextToken");
      if (more) {
        query.put("NextToken", payload.get("NextToken").asString());
      }
    }
    return orders;
  }

  private List<JsonNode> items(String number) {
    var items = new ArrayList<JsonNode>();
    var query = new HashMap<String, String>();
    boolean more = true;
    while (more) {
      JsonNode payload = json(get(LIST + "/" + number + "/orderItems", query)).get("payload");
      payload.get("OrderItems").forEach(items::add);
      more = payload.has("NextToken");
      if (more) {
        query.put("NextToken", payload.get("NextToken").asString());
      }
    }
    return items;
  }

  private Map<String, TruthOrder> truth() {
    return marketplaces
        .truth(SHOP, clock.instant())
        .collect(Collectors.toMap(TruthOrder::externalNo, Function.identity()));
  }

  private static long cents(JsonNode money) {
    return money.isMissingNode()
        ? 0
        : new BigDecimal(money.get("Amount").stringValue()).movePointRight(2).longValueExact();
  }

  @Test
  void theWholeDayReadByTokensIsTheTruth() {
    Map<String, TruthOrder> truth = truth();
    List<JsonNode> orders = wholeDay();

    assertThat(orders).hasSize(ORDERS);
    assertThat(orders.stream().map(order -> order.get("AmazonOrderId").asString()))
        .containsExactlyInAnyOrderElementsOf(truth.keySet());
    orders.forEach(order -> assertSame(order, truth.get(order.get("AmazonOrderId").asString())));
    assertThat(marketplaces.counts().violations()).isEmpty();
  }

  private void assertSame(JsonNode order, TruthOrder expected) {
    List<JsonNode> items = items(expected.externalNo());
    long goods = 0;
    long shipping = 0;
    long promotion = 0;
    for (JsonNode item : items) {
      goods += cents(item.path("ItemPrice")) + cents(item.path("ItemTax"));
      shipping += cents(item.path("ShippingPrice"));
      promotion += cents(item.path("PromotionDiscount"));
    }
    assertThat(items).hasSize(expected.lines());
    assertThat(List.of(goods, shipping, promotion, cents(order.path("OrderTotal"))))
        .containsExactly(
            expected.goodsTotalFen(),
            expected.freightFen(),
            expected.merchantDiscountFen(),
            expected.buyerPaidFen());
    assertThat(order.get("LastUpdateDate").asString()).isEqualTo(expected.updatedAt().toString());
    assertThat(order.has("OrderTotal")).isEqualTo(expected.paymentConfirmed());
    assertThat(status(order.get("OrderStatus").asString()))
        .isEqualTo(expected.statusWithoutRefundDetail().name());
  }

  /** The table of the platform's facts, written out once more; both spellings. */
  private static String status(String word) {
    return switch (word) {
      case "Pending", "PENDING" -> "PAYING";
      case "Unshipped", "UNSHIPPED" -> "READY_TO_SHIP";
      case "PartiallyShipped", "PARTIALLY_SHIPPED" -> "SHIPPING";
      case "Shipped", "SHIPPED" -> "SHIPPED";
      default -> "CANCELLED";
    };
  }

  @Test
  void theNewApiGivesTheSameOrdersWithTheirItems() {
    Map<String, TruthOrder> truth = truth();
    var query = new LinkedHashMap<String, String>();
    query.put("lastUpdatedAfter", FROM);
    query.put("lastUpdatedBefore", TO);
    query.put("includedData", "PROCEEDS,FULFILLMENT,PACKAGES");
    var read = new HashMap<String, JsonNode>();
    boolean more = true;
    while (more) {
      JsonNode page = json(get(NEW, query));
      page.get("orders").forEach(order -> read.put(order.get("orderId").asString(), order));
      more = page.has("pagination");
      query.put("paginationToken", page.at("/pagination/nextToken").asString());
      assertThat(page.get("lastUpdatedBefore").asString()).isEqualTo(TO);
    }

    assertThat(read.keySet()).isEqualTo(truth.keySet());
    read.forEach((number, order) -> assertSameNew(order, truth.get(number)));
  }

  private static void assertSameNew(JsonNode order, TruthOrder expected) {
    assertThat(status(order.at("/fulfillment/fulfillmentStatus").asString()))
        .isEqualTo(expected.statusWithoutRefundDetail().name());
    assertThat(order.has("proceeds")).isEqualTo(expected.paymentConfirmed());
    if (expected.paymentConfirmed()) {
      var total = BigDecimal.ZERO;
      for (JsonNode item : order.get("orderItems")) {
        total = total.add(new BigDecimal(item.at("/proceeds/proceedsTotal/amount").asString()));
      }
      assertThat(total).isEqualTo(BigDecimal.valueOf(expected.buyerPaidFen(), 2));
      assertThat(order.at("/proceeds/grandTotal/amount").asString())
          .isEqualTo(total.toPlainString());
    }
  }

  @Test
  void withoutFulfillmentTheNewApiTellsNoStatus() {
    JsonNode order =
        json(get(NEW, Map.of("lastUpdatedAfter", FROM, "maxResultsPerPage", "1"))).at("/orders/0");

    assertThat(order.has("fulfillment")).isFalse();
    assertThat(order.has("proceeds")).isFalse();
    assertThat(
            json(get(NEW, Map.of("lastUpdatedAfter", FROM, "includedData", "EVERYTHING")))
                .at("/errors/0/code")
                .asString())
        .isEqualTo("InvalidInput");
  }

  private void assertInvalid(Map<String, String> query) {
    var response = get(LIST, query);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).at("/errors/0/code").asString()).isEqualTo("InvalidInput");
  }

  @Test
  void timesWithAnOffsetAreRefusedAndThoseWithZOrNothingAreNot() {
    assertInvalid(day("LastUpdatedAfter", "2026-03-01T00:00:00+08:00"));
    assertInvalid(day("LastUpdatedAfter", "2026-03-01T00:00:00+00:00"));
    assertInvalid(day("LastUpdatedAfter", "2026-03-01T00:00:00+0000"));
    assertInvalid(day("LastUpdatedAfter", "1772294400"));
    assertThat(get(LIST, day("LastUpdatedAfter", "2026-02-28T16:00:00.000Z")).statusCode())
        .isEqualTo(200);
    assertThat(get(LIST, day("LastUpdatedAfter", "2026-02-28T16:00:00")).statusCode())
        .isEqualTo(200);
    assertThat(marketplaces.counts().violations()).isEqualTo(Map.of("bad-time", 4L));
  }

  @Test
  void theEndLiesTwoMinutesBackAndIsChosenWhenNoneIsGiven() {
    assertInvalid(day("LastUpdatedBefore", "2026-03-01T21:58:01Z"));
    assertThat(get(LIST, day("LastUpdatedBefore", "2026-03-01T21:58:00Z")).statusCode())
        .isEqualTo(200);
    var open = day();
    open.remove("LastUpdatedBefore");
    assertThat(json(get(LIST, open)).at("/payload/LastUpdatedBefore").asString())
        .isEqualTo("2026-03-01T21:58:00Z");
  }

  @Test
  void theRulesOfTheParametersAreKept() {
    assertInvalid(day("MarketplaceIds", ""));
    assertInvalid(day("CreatedAfter", FROM));
    assertInvalid(Map.of("MarketplaceIds", "ATVPDKIKX0DER"));
    assertInvalid(day("MaxResultsPerPage", "101"));
    assertInvalid(day("MaxResultsPerPage", "0"));
    assertInvalid(day("LastUpdatedBefore", "2026-02-28T15:59:59Z"));
    assertThat(marketplaces.counts().violations())
        .isEqualTo(Map.of("bad-marketplace", 1L, "bad-window", 3L, "bad-page", 2L));
  }

  @Test
  void aNextTokenNeedsItsFiltersAndItsEscapes() {
    String next =
        json(get(LIST, day("MaxResultsPerPage", "10"))).at("/payload/NextToken").asString();

    assertThat(next).contains("+", "/").endsWith("=");
    assertThat(get(LIST, day("MaxResultsPerPage", "10", "NextToken", next)).statusCode())
        .isEqualTo(200);
    var alone = get(LIST, Map.of("NextToken", next));
    assertThat(alone.statusCode()).isEqualTo(400);
    assertThat(json(alone).at("/errors/0/message").isNull()).isTrue();
    assertInvalid(day("MaxResultsPerPage", "11", "NextToken", next));
    String raw = LIST + "?" + Http.form(day("MaxResultsPerPage", "10")) + "&NextToken=" + next;
    var unescaped = http.get(raw, Map.of("x-amz-access-token", token));
    assertThat(json(unescaped).at("/errors/0/message").asString())
        .isEqualTo("could not decode your NextToken");
    assertThat(marketplaces.counts().violations()).isEqualTo(Map.of("bad-cursor", 3L));
  }

  @Test
  void aPendingOrderTellsNoTotalAndNoPricesUntilItIsPaid() {
    JsonNode pending =
        wholeDay().stream()
            .filter(order -> order.get("OrderStatus").asString().equals("Pending"))
            .findFirst()
            .orElseThrow();

    assertThat(pending.has("OrderTotal")).isFalse();
    assertThat(pending.has("ShippingAddress")).isFalse();
    assertThat(items(pending.get("AmazonOrderId").asString()))
        .allSatisfy(item -> assertThat(item.has("ItemPrice")).isFalse());
  }

  @Test
  void tokensLiveOneHour() {
    clock.advance(Duration.ofMinutes(30));
    assertThat(login(Map.of()).get("expires_in").asInt()).isEqualTo(1_800);
    clock.advance(Duration.ofMinutes(31));
    var expired = get(LIST, day());
    assertThat(expired.statusCode()).isEqualTo(403);
    assertThat(json(expired).at("/errors/0/details").asString()).contains("expired");
    token = login(Map.of()).get("access_token").asString();
    assertThat(get(LIST, day()).statusCode()).isEqualTo(200);
    token = "Atza|someone";
    assertThat(get(LIST, day()).statusCode()).isEqualTo(403);
  }

  @Test
  void loginsThatFailFollowOauth() {
    assertThat(login(Map.of("client_id", "x")).get("error").asString()).isEqualTo("invalid_client");
    assertThat(login(Map.of("client_secret", "x")).get("error").asString())
        .isEqualTo("invalid_client");
    assertThat(login(Map.of("refresh_token", "x")).get("error").asString())
        .isEqualTo("invalid_grant");
    assertThat(login(Map.of("grant_type", "password")).get("error").asString())
        .isEqualTo("unsupported_grant_type");
  }

  @Test
  void aBucketHoldsTwentyListsAndFillsOnceAMinute() {
    marketplaces.limitRate("getOrders", new GetOrders().usualRate());
    for (int call = 0; call < 20; call++) {
      var answer = get(LIST, day());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("x-amzn-RateLimit-Limit")).contains("0.0167");
    }
    var over = get(LIST, day());
    assertThat(over.statusCode()).isEqualTo(429);
    assertThat(json(over).at("/errors/0/code").asString()).isEqualTo("QuotaExceeded");
    assertThat(over.headers().firstValue("x-amzn-RateLimit-Limit")).isEmpty();
    clock.advance(Duration.ofSeconds(60));
    assertThat(get(LIST, day()).statusCode()).isEqualTo(200);
    assertThat(get(LIST, day()).statusCode()).isEqualTo(429);
    assertThat(marketplaces.counts(SHOP).violations()).isEqualTo(Map.of("over-rate", 2L));
  }

  @Test
  void withThePlatformsRatesEachOperationHasItsOwnBucket() {
    var settings = TestDay.settings(5, clock).withShops(SHOP).withPlatformRates();
    try (var strict = Marketplaces.start(settings)) {
      var other = new Http(strict);
      for (int call = 0; call < 30; call++) {
        assertThat(items(other)).isEqualTo(404);
      }
      assertThat(items(other)).isEqualTo(429);
      assertThat(
              other
                  .get(LIST + "?" + Http.form(day()), Map.of("x-amz-access-token", token))
                  .statusCode())
          .isEqualTo(200);
    }
  }

  private int items(Http other) {
    return other
        .get(LIST + "/112-0000000-0000000/orderItems", Map.of("x-amz-access-token", token))
        .statusCode();
  }

  @Test
  void anOrderNobodyHasIsNotFound() {
    var response = get(LIST + "/112-0000000-0000000", Map.of());

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(get(LIST + "/112-0000000-0000000/address", Map.of()).statusCode()).isEqualTo(403);
  }
}

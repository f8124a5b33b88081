package dev.daybook.simulator.woocommerce;

import static dev.daybook.simulator.woocommerce.WooClient.body;
import static dev.daybook.simulator.woocommerce.WooClient.total;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.ShopId;
import dev.daybook.simulator.FaultKind;
import dev.daybook.simulator.FaultOrder;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.RateLimit;
import dev.daybook.simulator.TestDay;
import dev.daybook.simulator.TruthOrder;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WoocommercePlatformTest {
  private static final int ORDERS = 1_500;
  private static final ShopId SHOP = new ShopId("woocommerce", "flagship");
  private static final ShopId SECOND = new ShopId("woocommerce", "second");
  private static final Object[] DAY = {
    "modified_after", "2026-02-28T15:59:59",
    "modified_before", "2026-03-01T16:00:00",
    "dates_are_gmt", true,
    "orderby", "id",
    "order", "asc"
  };

  private final MovableClock clock = TestDay.nextMorning();
  private final Marketplaces marketplaces =
      Marketplaces.start(TestDay.settings(ORDERS, clock).withShops(SHOP, SECOND));
  private final WooClient client = new WooClient(marketplaces, SHOP);

  @AfterEach
  void close() {
    marketplaces.close();
  }

  private static HttpResponse<String> page(WooClient client, int page, int size) {
    var query = java.util.Arrays.copyOf(DAY, DAY.length + 4);
    query[DAY.length] = "page";
    query[DAY.length + 1] = page;
    query[DAY.length + 2] = "per_page";
    query[DAY.length + 3] = size;
    return client.list(query);
  }

  private static Map<String, JsonNode> wholeDay(WooClient client) {
    var read = new HashMap<String, JsonNode>();
    int pages =
        Integer.parseInt(
            page(client, 1, 100).headers().firstValue("X-WP-TotalPages").orElseThrow());
    for (int page = pages; page >= 1; page--) {
      body(page(client, page, 100)).forEach(row -> read.put(row.get("id").asString(), row));
    }
    return read;
  }

  private Map<String, TruthOrder> truth(ShopId shop) {
    return marketplaces
        .truth(shop, clock.instant())
        .collect(Collectors.toMap(TruthOrder::externalNo, Function.identity()));
  }

  @Test
  void theWholeDayReadOverHttpIsTheTruth() {
    Map<String, JsonNode> read = wholeDay(client);
    Map<String, TruthOrder> truth = truth(SHOP);

    assertThat(read).hasSize(ORDERS);
    assertThat(read.keySet()).isEqualTo(truth.keySet());
    truth.forEach((number, expected) -> assertSame(read.get(number), expected));
    assertThat(marketplaces.counts().violations()).isEmpty();
  }

  private static void assertSame(JsonNode order, TruthOrder expected) {
    long goods = 0;
    long paid = 0;
    for (JsonNode line : order.get("line_items")) {
      goods += cents(line, "subtotal");
      paid += cents(line, "total");
    }
    assertThat(goods).isEqualTo(expected.goodsTotalFen());
    assertThat(goods - paid).isEqualTo(expected.merchantDiscountFen());
    assertThat(cents(order, "discount_total")).isEqualTo(expected.merchantDiscountFen());
    assertThat(cents(order, "shipping_total")).isEqualTo(expected.freightFen());
    assertThat(cents(order, "total")).isEqualTo(expected.buyerPaidFen());
    assertThat(order.get("refunds").isEmpty() ? 0 : -cents(order.at("/refunds/0"), "total"))
        .isEqualTo(expected.refundTotalFen());
    assertThat(
            LocalDateTime.parse(order.get("date_modified_gmt").stringValue())
                .toInstant(ZoneOffset.UTC))
        .isEqualTo(expected.updatedAt());
    assertThat(order.get("date_paid_gmt").isNull()).isEqualTo(!expected.paymentConfirmed());
    assertThat(status(order.get("status").asString()))
        .isEqualTo(expected.statusWithoutRefundDetail().name());
  }

  private static long cents(JsonNode node, String field) {
    return new BigDecimal(node.get(field).stringValue()).movePointRight(2).longValueExact();
  }

  /** The table of the platform's facts, written out once more. */
  private static String status(String state) {
    return switch (state) {
      case "pending" -> "PENDING_PAYMENT";
      case "on-hold" -> "PAYING";
      case "processing" -> "READY_TO_SHIP";
      case "completed" -> "COMPLETED";
      case "cancelled", "failed" -> "CANCELLED";
      case "refunded" -> "REFUNDED";
      default -> "unknown " + state;
    };
  }

  @Test
  void timesHaveNoZoneAndPricesAreFloats() {
    Map<String, JsonNode> day = wholeDay(client);
    for (JsonNode order : day.values()) {
      var site = LocalDateTime.parse(order.get("date_created").stringValue());
      var gmt = LocalDateTime.parse(order.get("date_created_gmt").stringValue());
      assertThat(site.atZone(ZoneId.of("Europe/Brussels")).toInstant())
          .isEqualTo(gmt.toInstant(ZoneOffset.UTC));
      assertThat(order.at("/line_items/0/price").isNumber()).isTrue();
    }
    assertThat(day.values()).anyMatch(o -> o.at("/line_items/0/price").decimalValue().scale() > 5);
  }

  @Test
  void withoutTheWordForItFiltersMeanTheSitesOwnTime() {
    int gmt =
        total(
            client.list(
                "modified_after", "2026-02-28T15:59:59",
                "modified_before", "2026-03-01T16:00:00",
                "dates_are_gmt", true));
    int site =
        total(
            client.list(
                "modified_after", "2026-02-28T16:59:59", "modified_before", "2026-03-01T17:00:00"));
    int mistaken =
        total(
            client.list(
                "modified_after", "2026-02-28T15:59:59", "modified_before", "2026-03-01T16:00:00"));

    assertThat(gmt).isEqualTo(ORDERS);
    assertThat(site).isEqualTo(ORDERS);
    assertThat(mistaken).isLessThan(ORDERS);
  }

  @Test
  void pagesTellTheirTotalsAndTheirNeighbours() {
    var first = client.list();
    var second = page(client, 2, 100);

    assertThat(body(first)).hasSize(10);
    assertThat(total(first)).isEqualTo(ORDERS);
    assertThat(first.headers().firstValue("X-WP-TotalPages")).contains("150");
    assertThat(body(first).get(0).get("id").asInt())
        .isGreaterThan(body(first).get(1).get("id").asInt());
    assertThat(second.headers().firstValue("Link").orElseThrow())
        .contains(
            "page=1&per_page=100>; rel=\"prev\"",
            "page=3&per_page=100>; rel=\"next\"",
            "page=15&per_page=100>; rel=\"last\"");
    assertThat(body(page(client, 16, 100))).isEmpty();
    assertThat(body(client.list("offset", 1_495, "per_page", 100))).hasSize(5);
    assertThat(total(client.list("status", "on-hold"))).isBetween(10, 60);
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(body(answer).get("code").asString()).isEqualTo(code);
    assertThat(body(answer).at("/data/status").asInt()).isEqualTo(status);
  }

  @Test
  void whoIsNotLetInReadsTheCode() {
    String path = WoocommercePlatform.PATH;
    assertRefused(client.as("cs_wrong"), 401, "woocommerce_rest_cannot_view");
    assertRefused(client.get(path, Map.of(), Map.of()), 401, "woocommerce_rest_cannot_view");
    assertRefused(
        client.get(path, Map.of("consumer_key", "ck_x", "consumer_secret", "cs_demo17"), Map.of()),
        401,
        "woocommerce_rest_cannot_view");
    assertThat(
            client
                .get(
                    path,
                    Map.of("consumer_key", "ck_demo17", "consumer_secret", "cs_demo17"),
                    Map.of())
                .statusCode())
        .isEqualTo(200);
    assertRefused(
        client.get(
            "/wp-json/wc/v9/orders",
            Map.of("consumer_key", "ck_demo17", "consumer_secret", "cs_demo17"),
            Map.of()),
        404,
        "rest_no_route");
    assertThat(marketplaces.counts().violations())
        .isEqualTo(
            Map.of("bad-secret", 1L, "missing-key", 1L, "bad-client", 1L, "unknown-method", 1L));
  }

  @Test
  void parametersThatBreakTheRulesAreRefused() {
    assertRefused(client.list("per_page", 101), 400, "rest_invalid_param");
    assertRefused(client.list("page", 0), 400, "rest_invalid_param");
    assertRefused(client.list("status", "packed"), 400, "rest_invalid_param");
    assertRefused(client.list("orderby", "total"), 400, "rest_invalid_param");
    assertRefused(client.list("modified_after", "1772323200"), 400, "rest_invalid_param");
    assertRefused(client.list("after", "2026-03-01T00:00:00Z"), 400, "rest_invalid_param");
    assertThat(marketplaces.counts().violations())
        .isEqualTo(Map.of("bad-page", 2L, "bad-parameter", 1L, "bad-order", 1L, "bad-time", 2L));
  }

  private HttpResponse<String> oauth(String nonce, long timestamp, String secret) {
    String method = nonce.length() % 2 == 0 ? "HMAC-SHA1" : "HMAC-SHA256";
    var query =
        WooClient.texts(
            "oauth_consumer_key", "ck_demo17",
            "oauth_nonce", nonce,
            "oauth_signature_method", method,
            "oauth_timestamp", timestamp,
            "modified_after", "2026-03-01T00:00:00");
    String address = marketplaces.url() + WoocommercePlatform.PATH;
    query.put("oauth_signature", OauthSign.of(method, address, query, secret));
    return client.get(WoocommercePlatform.PATH, query, Map.of());
  }

  @Test
  void aSignatureIsGoodForOneUse() {
    long now = clock.instant().getEpochSecond();

    assertThat(oauth("a", now, "cs_demo17").statusCode()).isEqualTo(200);
    assertThat(oauth("bb", now, "cs_demo17").statusCode()).isEqualTo(200);
    assertRefused(oauth("a", now, "cs_demo17"), 401, "woocommerce_rest_authentication_error");
    assertRefused(oauth("c", now - 901, "cs_demo17"), 401, "woocommerce_rest_authentication_error");
    assertRefused(oauth("d", now, "cs_demo18"), 401, "woocommerce_rest_authentication_error");
    assertThat(marketplaces.counts().violations())
        .isEqualTo(Map.of("nonce-again", 1L, "bad-timestamp", 1L, "bad-sign", 1L));
  }

  @Test
  void aPluginOfTheSecondSiteHasAStateOfItsOwnAndNumbersOfItsOwn() {
    var second = new WooClient(marketplaces, SECOND);
    Set<String> core = states(wholeDay(client));
    Map<String, JsonNode> day = wholeDay(second);

    assertThat(core)
        .containsExactlyInAnyOrder(
            "pending", "on-hold", "processing", "completed", "cancelled", "refunded");
    assertThat(states(day)).contains("partial-shipped");
    assertThat(day.values()).noneMatch(order -> order.get("number").equals(order.get("id")));
    assertThat(day.keySet()).as("ids are a site's own").isEqualTo(wholeDay(client).keySet());
  }

  private static Set<String> states(Map<String, JsonNode> day) {
    return day.values().stream().map(o -> o.get("status").asString()).collect(Collectors.toSet());
  }

  @Test
  void warningsPagesOfACacheAndTotalsThatAreOffComeAsFaults() {
    String good = client.list().body();
    marketplaces.arm(FaultOrder.next(FaultKind.SERVER_WARNING, 1));
    assertThat(client.list().body()).startsWith("<br />\n<b>Warning</b>: ").endsWith(good);
    marketplaces.arm(FaultOrder.next(FaultKind.WRONG_TOTAL, 1));
    assertThat(total(client.list())).isEqualTo(ORDERS + 7);
    marketplaces.arm(FaultOrder.next(FaultKind.DUPLICATE_ROWS, 1));
    assertThat(body(client.list())).hasSize(13);
    marketplaces.arm(FaultOrder.next(FaultKind.UNSUCCESSFUL, 10));
    Set<String> begins = new HashSet<>();
    for (int call = 0; call < 10; call++) {
      var answer = client.list();
      assertThat(answer.statusCode()).isEqualTo(200);
      begins.add(answer.body().substring(0, 5));
    }
    assertThat(begins).containsExactlyInAnyOrder("<!DOC", "<br /");
    assertThat(client.list().body()).isEqualTo(good);
  }

  @Test
  void aBusySiteSaysSoAndEqualSeedsAreEqual() {
    marketplaces.limitRate(new RateLimit(1, Duration.ofSeconds(1)));
    client.list();
    assertThat(client.list().statusCode()).isEqualTo(429);
    marketplaces.limitRate(RateLimit.NONE);
    try (var again = Marketplaces.start(TestDay.settings(ORDERS, clock).withShops(SHOP, SECOND))) {
      assertThat(page(new WooClient(again, SHOP), 3, 100).body())
          .isEqualTo(page(client, 3, 100).body());
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
      var reader = new WooClient(moving, SHOP);
      Set<String> seen = new HashSet<>();
      for (int at = 1; at <= 15; at++) {
        body(page(reader, backward ? 16 - at : at, 100))
            .forEach(row -> seen.add(row.get("id").asString()));
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

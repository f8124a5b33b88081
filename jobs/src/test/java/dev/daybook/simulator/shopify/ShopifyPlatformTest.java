package dev.daybook.simulator.shopify;

import static dev.daybook.simulator.TestDay.DAY_END;
import static dev.daybook.simulator.TestDay.DAY_START;
import static dev.daybook.simulator.shopify.ShopifyClient.body;
import static dev.daybook.simulator.shopify.ShopifyClient.next;
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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ShopifyPlatformTest {
  private static final int ORDERS = 1_500;
  private static final ShopId SHOP = new ShopId("shopify", "flagship");
  private static final ShopId SECOND = new ShopId("shopify", "second");
  private static final String FROM = DAY_START.toString();
  private static final String LAST = DAY_END.minusSeconds(1).toString();

  private final MovableClock clock = TestDay.nextMorning();
  private final Marketplaces marketplaces =
      Marketplaces.start(TestDay.settings(ORDERS, clock).withShops(SHOP, SECOND));
  private final ShopifyClient client = new ShopifyClient(marketplaces, SHOP);

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
    client.read(
        row -> read.put(row.get("id").asString(), row),
        250,
        "status",
        "any",
        "updated_at_min",
        FROM,
        "updated_at_max",
        LAST);
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
    long goods = cents(order, "total_line_items_price");
    long discounts = cents(order, "total_discounts");
    assertThat(goods).isEqualTo(expected.goodsTotalFen());
    assertThat(discounts).isEqualTo(expected.merchantDiscountFen());
    assertThat(cents(order, "subtotal_price")).isEqualTo(goods - discounts);
    assertThat(cents(order, "total_price")).isEqualTo(expected.buyerPaidFen());
    assertThat(back(order)).isEqualTo(expected.refundTotalFen());
    assertThat(time(order, "updated_at").toInstant()).isEqualTo(expected.updatedAt());
    assertThat(order.get("line_items")).hasSize(expected.lines());
    assertThat(status(order)).isEqualTo(expected.status().name());
    assertThat(status(order)).isEqualTo(expected.statusWithoutRefundDetail().name());
  }

  private static OffsetDateTime time(JsonNode order, String field) {
    return OffsetDateTime.parse(order.get(field).stringValue());
  }

  private static long cents(JsonNode node, String field) {
    return new BigDecimal(node.get(field).stringValue()).movePointRight(2).longValueExact();
  }

  private static long back(JsonNode order) {
    long sum = 0;
    for (JsonNode refund : order.get("refunds")) {
      sum += cents(refund.at("/transactions/0"), "amount");
    }
    return sum;
  }

  /** The table of the platform's facts, written out once more. */
  private static String status(JsonNode order) {
    String money = order.get("financial_status").asString();
    String parcel = order.get("fulfillment_status").asString("");
    boolean cancelled = !order.get("cancelled_at").isNull();
    if (money.equals("refunded")) {
      return "REFUNDED";
    }
    if (cancelled) {
      return "CANCELLED";
    }
    if (parcel.equals("fulfilled")) {
      return order.get("closed_at").isNull() ? "SHIPPED" : "COMPLETED";
    }
    if (parcel.equals("partial")) {
      return "SHIPPING";
    }
    return switch (money) {
      case "voided" -> "CLOSED";
      case "paid", "partially_refunded" -> "READY_TO_SHIP";
      case "authorized", "partially_paid" -> "PAYING";
      default -> "PENDING_PAYMENT";
    };
  }

  @Test
  void withoutAStatusClosedAndCancelledOrdersAreSilentlyAbsent() {
    var open = new ArrayList<JsonNode>();
    client.read(open::add, 250, "updated_at_min", FROM, "updated_at_max", LAST);
    long all =
        wholeDay().values().stream()
            .filter(o -> o.get("closed_at").isNull() && o.get("cancelled_at").isNull())
            .count();

    assertThat(open).hasSize((int) all).hasSizeLessThan(ORDERS);
  }

  @Test
  void eachShopWritesTimesInItsOwnZone() {
    JsonNode here = body(client.list("status", "any", "limit", 1)).at("/orders/0");
    JsonNode there =
        body(new ShopifyClient(marketplaces, SECOND).list("status", "any", "limit", 1))
            .at("/orders/0");

    assertThat(here.get("created_at").asString()).endsWith("-05:00");
    assertThat(there.get("created_at").asString()).endsWith("+10:30");
    assertThat(here.get("id").asLong()).isGreaterThan(1L << 32);
  }

  @Test
  void boundsAreInclusiveAndOffsetsAreRead() {
    JsonNode order =
        body(client.list("status", "any", "updated_at_min", FROM, "limit", 1)).at("/orders/0");
    String at = order.get("updated_at").asString();

    assertThat(
            body(client.list("status", "any", "updated_at_min", at, "updated_at_max", at))
                .get("orders"))
        .contains(order);
    assertThat(client.list("updated_at_min", "2026-03-01T00:00:00").statusCode()).isEqualTo(400);
    assertThat(client.list("updated_at_min", "1772323200").statusCode()).isEqualTo(400);
    assertThat(marketplaces.counts().violations()).isEqualTo(Map.of("bad-time", 2L));
  }

  @Test
  void theLinkLeadsOnAndBackAndIsAbsentWhereThereIsOnePage() {
    var first = client.list("status", "any", "updated_at_min", FROM, "limit", 100);
    String link = first.headers().firstValue("Link").orElseThrow();
    var second = client.list("page_info", next(first).orElseThrow(), "limit", 100);
    String both = second.headers().firstValue("Link").orElseThrow();
    String previous = both.replaceAll(".*page_info=([^>]+)>; rel=\"previous\".*", "$1");

    assertThat(link)
        .startsWith("<%s%s?limit=100&page_info=".formatted(marketplaces.url(), ShopifyClient.PATH))
        .endsWith(">; rel=\"next\"");
    assertThat(both).contains(">; rel=\"previous\", <").endsWith(">; rel=\"next\"");
    assertThat(body(client.list("page_info", previous, "limit", 100))).isEqualTo(body(first));
    assertThat(
            client
                .list("status", "any", "updated_at_min", LAST, "limit", 250)
                .headers()
                .firstValue("Link"))
        .isEmpty();
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String body) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(body);
  }

  @Test
  void nothingButLimitAndFieldsMayStandBesidePageInfo() {
    String info = next(client.list("status", "any", "limit", 2)).orElseThrow();

    assertRefused(
        client.list("page_info", info, "created_at_min", FROM),
        400,
        "{\"errors\":\"created_at_min cannot be passed when page_info is present\"}");
    assertRefused(
        client.list("page_info", info, "status", "any"),
        400,
        "{\"errors\":\"status cannot be passed when page_info is present\"}");
    assertRefused(
        client.list("page_info", "eyJkZW1vIjoxN30"),
        400,
        "{\"errors\":{\"page_info\":\"Invalid value.\"}}");
    assertThat(new ShopifyClient(marketplaces, SECOND).list("page_info", info).statusCode())
        .isEqualTo(400);
    assertThat(body(client.list("page_info", info, "fields", "id")).at("/orders/0").propertyNames())
        .containsExactly("id");
    assertThat(marketplaces.counts().violations())
        .isEqualTo(Map.of("filter-with-page-info", 2L, "bad-page-info", 2L));
  }

  @Test
  void whoIsNotLetInReadsTheStatus() {
    String own = client.token;
    for (String token : List.of("", "shpat_nobody")) {
      client.token = token;
      assertRefused(
          client.list(),
          401,
          "{\"errors\":\"[API] Invalid API key or access token (unrecognized login or wrong"
              + " password)\"}");
    }
    client.token = own;
    assertRefused(client.get("/admin/api/2024-11/orders.json"), 404, "{\"errors\":\"Not Found\"}");
    assertThat(client.list("limit", 251).statusCode()).isEqualTo(400);
    assertThat(client.list("limit", 0).statusCode()).isEqualTo(400);
    assertThat(client.list("status", "all").statusCode()).isEqualTo(400);
    marketplaces.expireToken(SHOP);
    assertThat(client.list().statusCode()).isEqualTo(401);
    client.token = marketplaces.authorizeAgain(SHOP).accessToken();
    assertThat(client.list().statusCode()).isEqualTo(200);
    assertThat(marketplaces.counts().violations())
        .isEqualTo(
            Map.of(
                "missing-token", 1L,
                "unknown-token", 1L,
                "expired-token", 1L,
                "bad-version", 1L,
                "bad-page", 2L,
                "bad-parameter", 1L));
  }

  private static String bucket(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Shopify-Shop-Api-Call-Limit").orElseThrow();
  }

  @Test
  void theBucketIsToldAndAFullOneAsksForAWaitWithDecimals() {
    marketplaces.limitRate(new RateLimit(2, Duration.ofSeconds(4), 3));
    assertThat(bucket(client.list("limit", 1))).isEqualTo("1/3");
    assertThat(bucket(client.list("limit", 1))).isEqualTo("2/3");
    assertThat(bucket(client.list("limit", 1))).isEqualTo("3/3");
    var full = client.list("limit", 1);
    assertThat(full.statusCode()).isEqualTo(429);
    assertThat(full.headers().firstValue("Retry-After")).contains("2.0");
    clock.advance(Duration.ofMillis(500));
    assertThat(client.list("limit", 1).headers().firstValue("Retry-After")).contains("1.5");
    clock.advance(Duration.ofMillis(1_500));

    assertThat(client.list("limit", 1).statusCode()).isEqualTo(200);
    assertThat(marketplaces.counts().violations()).isEqualTo(Map.of("over-rate", 2L));
  }

  @Test
  void thePlatformsOwnBucketHoldsFortyCalls() {
    var settings = TestDay.settings(10, clock).withShops(SHOP).withPlatformRates();
    try (var limited = Marketplaces.start(settings)) {
      var hasty = new ShopifyClient(limited, SHOP);
      var codes = new ArrayList<Integer>();
      for (int call = 0; call < 41; call++) {
        codes.add(hasty.list("limit", 1).statusCode());
      }
      assertThat(codes.subList(0, 40)).containsOnly(200);
      assertThat(codes.get(40)).isEqualTo(429);
    }
  }

  @Test
  void anOrderThatChangesWhileOnePagesComesTwiceAndNoneIsLost() {
    var settings = TestDay.settings(ORDERS, clock).withShops(SHOP).withMalice("tick-after-page:5");
    try (var moving = Marketplaces.start(settings)) {
      var rows = new ArrayList<String>();
      new ShopifyClient(moving, SHOP)
          .read(
              row -> rows.add(row.get("id").asString()),
              100,
              "status",
              "any",
              "updated_at_min",
              FROM);

      assertThat(rows).hasSize(ORDERS + 5);
      assertThat(new HashSet<>(rows)).hasSize(ORDERS);
    }
  }

  @Test
  void whoReadsAClosedWindowMissesOnlyWhatLeftIt() {
    var settings = TestDay.settings(ORDERS, clock).withShops(SHOP).withMalice("tick-after-page:5");
    try (var moving = Marketplaces.start(settings)) {
      var seen = new HashSet<String>();
      new ShopifyClient(moving, SHOP)
          .read(
              row -> seen.add(row.get("id").asString()),
              100,
              "status",
              "any",
              "updated_at_min",
              FROM,
              "updated_at_max",
              LAST);
      Instant now = clock.instant();

      assertThat(
              moving
                  .truth(SHOP, now)
                  .filter(order -> order.updatedAt().isBefore(now))
                  .filter(order -> !seen.contains(order.externalNo())))
          .isEmpty();
    }
  }

  @Test
  void equalSeedsAreEqualAndFaultsComeInThePlatformsForm() {
    try (var again = Marketplaces.start(TestDay.settings(ORDERS, clock).withShops(SHOP, SECOND))) {
      assertThat(new ShopifyClient(again, SHOP).list("limit", 250).body())
          .isEqualTo(client.list("limit", 250).body());
    }
    marketplaces.arm(FaultOrder.next(FaultKind.RATE_LIMITED, 1));
    assertThat(client.list().headers().firstValue("Retry-After")).contains("2.0");
    marketplaces.arm(FaultOrder.next(FaultKind.BUSY, 1));
    assertThat(client.list().statusCode()).isIn(500, 503);
  }
}

package dev.daybook.simulator.shopify;

import dev.daybook.canonical.OrderStatus;
import dev.daybook.simulator.BuyerSide;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.PurchaseLine;
import dev.daybook.simulator.Shares;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One order: money as text in the shop's currency, times with the offset of the shop's own zone.
 * Prices hold their tax. That a refund leaves {@code total_price} and {@code quantity} and takes
 * from {@code current_quantity}, and {@code discount_allocations}, are unconfirmed.
 */
final class OrderJson {
  private static final String CURRENCY = "USD";
  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("America/New_York"), ZoneId.of("Australia/Adelaide"), ZoneId.of("Etc/UTC"));
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
  private static final long FIRST_LINE = 990_000_000L;

  private OrderJson() {}

  static Map<String, Object> of(Stall stall, Version version) {
    LivingShop shop = stall.shop();
    Purchase purchase = shop.purchase(version.index());
    long id = Long.parseLong(shop.numberOf(version));
    long number = version.index() + 1_001L;
    Map<String, Object> json =
        Json.object(
            "id",
            id,
            "admin_graphql_api_id",
            "gid://shopify/Order/" + id,
            "name",
            "#" + number,
            "order_number",
            number,
            "number",
            number - 1_000);
    times(json, zone(stall), shop, version);
    states(json, version);
    money(json, purchase);
    people(json, version.index(), shop.buyer(version.index()));
    json.put("line_items", lines(version, purchase));
    json.put("shipping_lines", shipping(purchase));
    json.put("fulfillments", parcels(zone(stall), version));
    json.put("refunds", refunds(zone(stall), version, purchase));
    return json;
  }

  private static ZoneId zone(Stall stall) {
    return ZONES.get((stall.number() - 1) % ZONES.size());
  }

  /** {@code 2026-03-01T11:00:00-05:00}, and {@code -00:00} for UTC; null for 0. */
  static String time(ZoneId zone, long second) {
    return second == 0
        ? null
        : TIME.format(Instant.ofEpochSecond(second).atZone(zone)).replace("+00:00", "-00:00");
  }

  private static void times(
      Map<String, Object> json, ZoneId zone, LivingShop shop, Version version) {
    long cancelled = OrderFilter.cancelledAt(version);
    json.put("created_at", time(zone, shop.createdAt(version)));
    json.put("updated_at", time(zone, version.updatedAt()));
    json.put("processed_at", time(zone, shop.createdAt(version)));
    json.put("cancelled_at", time(zone, cancelled));
    json.put("closed_at", time(zone, version.when(Step.SIGNED)));
    json.put("cancel_reason", cancelled == 0 ? null : version.paid() ? "customer" : "other");
  }

  private static void states(Map<String, Object> json, Version version) {
    json.put("financial_status", financialStatus(version));
    json.put("fulfillment_status", fulfillmentStatus(version));
    json.put("test", false);
    json.put("note", version.remarked() ? "called the buyer" : null);
    json.put("tags", "");
    json.put("source_name", "web");
  }

  private static String financialStatus(Version version) {
    if (version.status() == OrderStatus.REFUNDED) {
      return "refunded";
    }
    if (version.refundStep() == Step.REFUNDED_IN_PART) {
      return "partially_refunded";
    }
    if (version.paid()) {
      return "paid";
    }
    if (version.has(Step.CLOSED_UNPAID)) {
      return "voided";
    }
    return version.has(Step.PAYMENT_PENDING) ? "authorized" : "pending";
  }

  /** Null for a fresh order, not "unfulfilled". */
  private static String fulfillmentStatus(Version version) {
    if (version.has(Step.SHIPPED)) {
      return "fulfilled";
    }
    return version.has(Step.PART_SHIPPED) ? "partial" : null;
  }

  private static void money(Map<String, Object> json, Purchase purchase) {
    long total = purchase.payFen();
    json.put("currency", CURRENCY);
    json.put("presentment_currency", CURRENCY);
    json.put("taxes_included", true);
    json.put("total_line_items_price", Json.yuan(purchase.goodsFen()));
    json.put("subtotal_price", Json.yuan(purchase.goodsFen() - purchase.discountFen()));
    json.put("total_discounts", Json.yuan(purchase.discountFen()));
    json.put("total_tax", Json.yuan(total / 11));
    json.put("total_price", Json.yuan(total));
    Map<String, Object> shown = Json.object("amount", Json.yuan(total), "currency_code", CURRENCY);
    json.put("total_price_set", Json.object("shop_money", shown, "presentment_money", shown));
    json.put("payment_gateway_names", List.of("manual"));
  }

  /** A gift comes without an address, a guest without a customer. */
  private static void people(Map<String, Object> json, int index, BuyerSide buyer) {
    boolean guest = index % 5 == 0;
    json.put("email", "buyer%d@example.com".formatted(index));
    json.put("customer", guest ? null : customer(index, buyer));
    json.put("shipping_address", buyer.gift() ? null : address(buyer));
  }

  private static Map<String, Object> customer(int index, BuyerSide buyer) {
    return Json.object(
        "id", 8_000_000_000L + index, "first_name", "Demo", "last_name", buyer.surname());
  }

  private static Map<String, Object> address(BuyerSide buyer) {
    var place = buyer.place();
    return Json.object(
        "first_name",
        "Demo",
        "last_name",
        buyer.surname(),
        "name",
        "Demo " + buyer.surname(),
        "company",
        null,
        "address1",
        place.district() + " 17",
        "address2",
        "",
        "city",
        place.city(),
        "province",
        place.province(),
        "zip",
        String.format(Locale.ROOT, "%06d", place.districtId()),
        "country",
        "China",
        "country_code",
        "CN",
        "phone",
        String.format(Locale.ROOT, "+1555010%04d", buyer.number()));
  }

  private static List<Map<String, Object>> lines(Version version, Purchase purchase) {
    List<PurchaseLine> bought = purchase.lines();
    long[] discounts = Shares.of(purchase.discountFen(), bought);
    boolean back = version.status() == OrderStatus.REFUNDED;
    var lines = new ArrayList<Map<String, Object>>();
    for (int at = 0; at < bought.size(); at++) {
      PurchaseLine line = bought.get(at);
      var product = line.product();
      boolean custom = product.merchantSku().isEmpty();
      lines.add(
          Json.object(
              "id",
              lineId(version, at),
              "product_id",
              custom ? null : 70_000L + product.number(),
              "variant_id",
              custom ? null : 80_000L + product.number(),
              "title",
              product.title(),
              "variant_title",
              product.spec(),
              "sku",
              product.merchantSku(),
              "quantity",
              line.pieces(),
              "current_quantity",
              back ? 0 : line.pieces(),
              "price",
              Json.yuan(product.priceFen()),
              "total_discount",
              "0.00",
              "discount_allocations",
              discounts[at] == 0
                  ? List.of()
                  : List.of(Json.object("amount", Json.yuan(discounts[at]))),
              "fulfillment_status",
              fulfillmentStatus(version),
              "requires_shipping",
              !custom,
              "properties",
              version.index() % 2 == 0 ? List.of() : Map.of()));
    }
    return lines;
  }

  private static long lineId(Version version, int line) {
    return FIRST_LINE + version.index() * 10L + line;
  }

  private static List<Map<String, Object>> shipping(Purchase purchase) {
    return purchase.postageFen() == 0
        ? List.of()
        : List.of(
            Json.object(
                "title", "Standard",
                "price", Json.yuan(purchase.postageFen()),
                "discounted_price", Json.yuan(purchase.postageFen())));
  }

  private static List<Map<String, Object>> parcels(ZoneId zone, Version version) {
    var parcels = new ArrayList<Map<String, Object>>();
    for (Step step : List.of(Step.PART_SHIPPED, Step.SHIPPED)) {
      if (version.has(step)) {
        parcels.add(
            Json.object(
                "id",
                lineId(version, step.ordinal()) * 10,
                "status",
                "success",
                "created_at",
                time(zone, version.when(step)),
                "tracking_number",
                String.format(Locale.ROOT, "TRK%02d%09d", step.ordinal(), version.index())));
      }
    }
    return parcels;
  }

  /** The subtotal is a number where all other money is text. */
  private static List<Map<String, Object>> refunds(
      ZoneId zone, Version version, Purchase purchase) {
    long back = LivingShop.refundFen(version, purchase);
    if (back == 0) {
      return List.of();
    }
    boolean whole = version.status() == OrderStatus.REFUNDED;
    var lines =
        whole
            ? List.of(
                Json.object(
                    "line_item_id", lineId(version, 0),
                    "quantity", purchase.lines().get(0).pieces(),
                    "subtotal", BigDecimal.valueOf(back, 2)))
            : List.of();
    return List.of(
        Json.object(
            "id",
            lineId(version, 0) * 10,
            "created_at",
            time(zone, version.refundUpdatedAt()),
            "refund_line_items",
            lines,
            "transactions",
            List.of(
                Json.object(
                    "kind",
                    "refund",
                    "status",
                    "success",
                    "amount",
                    Json.yuan(back),
                    "currency",
                    CURRENCY))));
  }
}

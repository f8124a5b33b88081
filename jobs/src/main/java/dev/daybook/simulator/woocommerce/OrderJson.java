package dev.daybook.simulator.woocommerce;

import dev.daybook.canonical.OrderStatus;
import dev.daybook.simulator.BuyerSide;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.PurchaseLine;
import dev.daybook.simulator.Shares;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One order: money as text but for {@code price}, which is a float with any decimals; every time in
 * the site's zone and, as {@code _gmt}, in UTC, both without a zone. Prices hold their tax. That a
 * refund leaves {@code total} is unconfirmed.
 */
final class OrderJson {
  private static final String CURRENCY = "EUR";

  private OrderJson() {}

  static Map<String, Object> of(Stall stall, Version version) {
    LivingShop shop = stall.shop();
    Purchase purchase = shop.purchase(version.index());
    boolean plugins = stall.number() > 1;
    int id = Integer.parseInt(shop.numberOf(version));
    Map<String, Object> json =
        Json.object(
            "id",
            id,
            "parent_id",
            0,
            "number",
            plugins ? Integer.toString(version.index() + 1) : Integer.toString(id),
            "order_key",
            "wc_order_demo" + id,
            "created_via",
            "checkout",
            "status",
            OrderStates.of(version, plugins),
            "currency",
            CURRENCY,
            "version",
            "9.1.0",
            "prices_include_tax",
            true);
    times(json, SiteTime.of(stall), shop, version);
    money(json, purchase);
    people(json, version, shop.buyer(version.index()));
    json.put("payment_method", version.paid() ? "bacs" : "cod");
    json.put("transaction_id", "");
    json.put("line_items", lines(version, purchase));
    json.put("fee_lines", List.of());
    json.put("coupon_lines", List.of());
    json.put("refunds", refunds(version, purchase, id));
    return json;
  }

  private static void times(
      Map<String, Object> json, SiteTime site, LivingShop shop, Version version) {
    time(json, site, "date_created", shop.createdAt(version));
    time(json, site, "date_modified", version.updatedAt());
    time(json, site, "date_paid", version.paidAt());
    time(json, site, "date_completed", OrderStates.completedAt(version));
  }

  private static void time(Map<String, Object> json, SiteTime site, String name, long second) {
    json.put(name, site.written(second));
    json.put(name + "_gmt", SiteTime.gmt(second));
  }

  private static void money(Map<String, Object> json, Purchase purchase) {
    json.put("discount_total", Json.yuan(purchase.discountFen()));
    json.put("discount_tax", "0.00");
    json.put("shipping_total", Json.yuan(purchase.postageFen()));
    json.put("shipping_tax", "0.00");
    json.put("total", Json.yuan(purchase.payFen()));
    json.put("total_tax", Json.yuan(purchase.payFen() / 6));
  }

  /** A guest is customer 0; the shipping block is often all empty. */
  private static void people(Map<String, Object> json, Version version, BuyerSide buyer) {
    boolean guest = version.index() % 4 == 0;
    json.put("customer_id", guest ? 0 : 900_000 + version.index());
    json.put("customer_note", version.remarked() ? "rang the buyer" : "");
    Map<String, Object> billing = address(buyer, true);
    billing.put("email", "buyer%d@example.com".formatted(version.index()));
    billing.put("phone", String.format(Locale.ROOT, "+3255501%04d", buyer.number()));
    json.put("billing", billing);
    json.put("shipping", address(buyer, version.index() % 3 != 0));
  }

  private static Map<String, Object> address(BuyerSide buyer, boolean filled) {
    var place = buyer.place();
    Map<String, Object> address =
        Json.object(
            "first_name",
            "Demo",
            "last_name",
            buyer.surname(),
            "company",
            "",
            "address_1",
            place.district() + " 17",
            "address_2",
            "",
            "city",
            place.city(),
            "state",
            place.province(),
            "postcode",
            String.format(Locale.ROOT, "%06d", place.districtId()),
            "country",
            "CN");
    if (!filled) {
      address.replaceAll((name, value) -> "");
    }
    return address;
  }

  private static List<Map<String, Object>> lines(Version version, Purchase purchase) {
    List<PurchaseLine> bought = purchase.lines();
    long[] discounts = Shares.of(purchase.discountFen(), bought);
    var lines = new ArrayList<Map<String, Object>>();
    for (int at = 0; at < bought.size(); at++) {
      PurchaseLine line = bought.get(at);
      long paid = line.totalFen() - discounts[at];
      lines.add(
          Json.object(
              "id", version.index() * 10L + at + 1,
              "name", line.product().title() + " " + line.product().spec(),
              "product_id", 90 + line.product().number(),
              "variation_id", 0,
              "quantity", line.pieces(),
              "sku", line.product().merchantSku(),
              "subtotal", Json.yuan(line.totalFen()),
              "total", Json.yuan(paid),
              "total_tax", Json.yuan(paid / 6),
              "price", aFloat(paid, line.pieces())));
    }
    return lines;
  }

  /** {@code 10.799999999999999} for 10.80, as the platform's own floats come. */
  private static double aFloat(long cents, int pieces) {
    return cents / 100.0 / pieces;
  }

  private static List<Map<String, Object>> refunds(Version version, Purchase purchase, int id) {
    long back = LivingShop.refundFen(version, purchase);
    boolean cancelled = version.status() == OrderStatus.REFUNDED;
    return back == 0
        ? List.of()
        : List.of(
            Json.object(
                "id", id + 1,
                "reason", cancelled ? "" : "part",
                "total", "-" + Json.yuan(back)));
  }
}

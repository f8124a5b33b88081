package dev.daybook.simulator.amazon;

import dev.daybook.simulator.Json;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One order in both versions of the API. A plain token sees no name and no street; an order whose
 * payment is not authorised tells no amount and no address.
 */
final class OrderJson {
  private static final long SHIPPING_PROMISE = 48 * 3_600L;

  private OrderJson() {}

  static Map<String, Object> v0(LivingShop shop, Version version) {
    Purchase purchase = shop.purchase(version.index());
    int shipped = OrderCodes.shipped(version, purchase.pieces());
    Map<String, Object> json =
        Json.object(
            "AmazonOrderId",
            shop.numberOf(version),
            "PurchaseDate",
            time(shop.createdAt(version)),
            "LastUpdateDate",
            time(version.updatedAt()),
            "OrderStatus",
            OrderCodes.v0(version),
            "FulfillmentChannel",
            "MFN",
            "SalesChannel",
            "Amazon.com",
            "ShipServiceLevel",
            "Std US D2D Dom",
            "NumberOfItemsShipped",
            shipped,
            "NumberOfItemsUnshipped",
            purchase.pieces() - shipped,
            "MarketplaceId",
            AmazonPlatform.MARKETPLACE,
            "OrderType",
            "StandardOrder",
            "IsBusinessOrder",
            false,
            "IsPrime",
            false,
            "IsReplacementOrder",
            false);
    if (version.paid()) {
      json.put("OrderTotal", money(purchase.payFen()));
      json.put("PaymentMethod", "Other");
      json.put("PaymentMethodDetails", List.of("Standard"));
      json.put("EarliestShipDate", time(version.paidAt()));
      json.put("LatestShipDate", time(version.paidAt() + SHIPPING_PROMISE));
      json.put(
          "ShippingAddress",
          Json.object(
              "StateOrRegion", "OR",
              "PostalCode", "97201",
              "City", "Portland",
              "CountryCode", "US"));
      json.put("BuyerInfo", Json.object("BuyerEmail", email(shop, version)));
    }
    return json;
  }

  private static String email(LivingShop shop, Version version) {
    return "b%04d@marketplace.example".formatted(shop.buyer(version.index()).number());
  }

  static String time(long second) {
    return Instant.ofEpochSecond(second).toString();
  }

  static Map<String, Object> money(long cents) {
    return Json.object("CurrencyCode", "USD", "Amount", Json.yuan(cents));
  }

  static Map<String, Object> of2026(LivingShop shop, Version version, Set<String> included) {
    Purchase purchase = shop.purchase(version.index());
    Map<String, Object> json =
        Json.object(
            "orderId", shop.numberOf(version),
            "createdTime", time(shop.createdAt(version)),
            "lastUpdatedTime", time(version.updatedAt()),
            "salesChannel",
                Json.object(
                    "channelName", "AMAZON",
                    "marketplaceId", AmazonPlatform.MARKETPLACE,
                    "marketplaceName", "Amazon.com"));
    if (included.contains("BUYER") && version.paid()) {
      json.put("buyer", Json.object("buyerEmail", email(shop, version)));
    }
    if (included.contains("PROCEEDS") && version.paid()) {
      json.put("proceeds", Json.object("grandTotal", small(purchase.payFen())));
    }
    if (included.contains("FULFILLMENT")) {
      json.put(
          "fulfillment",
          Json.object("fulfillmentStatus", OrderCodes.of2026(version), "fulfilledBy", "MERCHANT"));
    }
    if (included.contains("PACKAGES")) {
      json.put("packages", packages(version));
    }
    json.put("orderItems", ItemJson.of2026(shop, version, included.contains("PROCEEDS")));
    return json;
  }

  private static List<Map<String, Object>> packages(Version version) {
    var packages = new ArrayList<Map<String, Object>>();
    for (Step step : List.of(Step.PART_SHIPPED, Step.SHIPPED)) {
      if (version.has(step)) {
        packages.add(
            Json.object(
                "packageReferenceId", Integer.toString(packages.size() + 1),
                "packageStatus", Json.object("status", "IN_TRANSIT"),
                "carrier", "UPS",
                "trackingNumber", "1Z%09d%d".formatted(version.index(), packages.size()),
                "shipTime", time(version.when(step))));
      }
    }
    return packages;
  }

  static Map<String, Object> small(long cents) {
    return Json.object("amount", Json.yuan(cents), "currencyCode", "USD");
  }
}

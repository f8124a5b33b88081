package dev.daybook.simulator.amazon;

import dev.daybook.simulator.Json;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.Product;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.PurchaseLine;
import dev.daybook.simulator.Shares;
import dev.daybook.simulator.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The lines of an order in both versions of the API; prices are of the whole line, without tax. */
final class ItemJson {
  private static final long FIRST_ITEM = 90_000_000_000_000L;
  private static final int LINES = 10;

  private ItemJson() {}

  static List<Map<String, Object>> v0(LivingShop shop, Version version) {
    Purchase purchase = shop.purchase(version.index());
    var parts = new Parts(purchase);
    var items = new ArrayList<Map<String, Object>>();
    for (int line = 0; line < purchase.lines().size(); line++) {
      PurchaseLine bought = purchase.lines().get(line);
      Map<String, Object> json =
          Json.object(
              "ASIN", asin(bought.product()),
              "SellerSKU", bought.product().merchantSku(),
              "OrderItemId", itemId(version, line),
              "Title", bought.product().title() + " " + bought.product().spec(),
              "QuantityOrdered", bought.pieces(),
              "QuantityShipped", OrderCodes.shipped(version, bought.pieces()),
              "ProductInfo", Json.object("NumberOfItems", Integer.toString(bought.pieces())),
              "IsGift", "false",
              "ConditionId", "New",
              "BuyerRequestedCancel", Json.object("IsBuyerRequestedCancel", "false"));
      if (version.paid()) {
        json.put("ItemPrice", OrderJson.money(bought.totalFen()));
        json.put("ItemTax", OrderJson.money(parts.tax()[line]));
        json.put("ShippingPrice", OrderJson.money(parts.shipping()[line]));
        json.put("ShippingDiscount", OrderJson.money(0));
        json.put("PromotionDiscount", OrderJson.money(parts.promotion()[line]));
      }
      items.add(json);
    }
    return items;
  }

  static List<Map<String, Object>> of2026(LivingShop shop, Version version, boolean proceeds) {
    Purchase purchase = shop.purchase(version.index());
    var parts = new Parts(purchase);
    var items = new ArrayList<Map<String, Object>>();
    for (int line = 0; line < purchase.lines().size(); line++) {
      PurchaseLine bought = purchase.lines().get(line);
      Map<String, Object> product =
          Json.object(
              "asin", asin(bought.product()),
              "sellerSku", bought.product().merchantSku(),
              "title", bought.product().title() + " " + bought.product().spec());
      Map<String, Object> json =
          Json.object(
              "orderItemId", itemId(version, line),
              "quantityOrdered", bought.pieces(),
              "product", product);
      if (version.paid()) {
        product.put(
            "price", Json.object("unitPrice", OrderJson.small(bought.product().priceFen())));
        if (proceeds) {
          json.put("proceeds", parts.proceeds(line, bought.totalFen()));
        }
      }
      items.add(json);
    }
    return items;
  }

  private static String asin(Product product) {
    return String.format(Locale.ROOT, "B0DEMO%04d", product.number());
  }

  private static String itemId(Version version, int line) {
    return Long.toString(FIRST_ITEM + (long) version.index() * LINES + line);
  }

  /** Tax, shipping and promotions by line. */
  private record Parts(long[] tax, long[] shipping, long[] promotion) {
    Parts(Purchase purchase) {
      this(
          Shares.of(-purchase.orderChangeFen(), purchase.lines()),
          Shares.of(purchase.postageFen(), purchase.lines()),
          Shares.of(purchase.discountFen(), purchase.lines()));
    }

    Map<String, Object> proceeds(int line, long price) {
      var breakdowns = new ArrayList<Map<String, Object>>();
      breakdown(breakdowns, "ITEM", price);
      breakdown(breakdowns, "SHIPPING", shipping[line]);
      breakdown(breakdowns, "TAX", tax[line]);
      breakdown(breakdowns, "DISCOUNT", -promotion[line]);
      long total = price + shipping[line] + tax[line] - promotion[line];
      return Json.object("proceedsTotal", OrderJson.small(total), "breakdowns", breakdowns);
    }

    private static void breakdown(List<Map<String, Object>> breakdowns, String type, long cents) {
      if (cents != 0) {
        breakdowns.add(Json.object("type", type, "subtotal", OrderJson.small(cents)));
      }
    }
  }
}

package dev.daybook.simulator.xiaohongshu;

import dev.daybook.simulator.Json;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.PurchaseLine;
import dev.daybook.simulator.Shares;
import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One order: fen and milliseconds. What was paid holds the freight, that of a line does not. */
final class OrderJson {
  private OrderJson() {}

  static Map<String, Object> of(LivingShop shop, Version version) {
    Purchase purchase = shop.purchase(version.index());
    Map<String, Object> json =
        Json.object(
            "orderId", shop.numberOf(version),
            "orderStatus", OrderCodes.status(version),
            "orderAfterSalesStatus", OrderCodes.afterSales(version),
            "cancelStatus", version.has(Step.CANCELLED_PAID) ? 2 : 0,
            "createdTime", shop.createdAt(version) * 1_000,
            "paidTime", version.paidAt() * 1_000,
            "updateTime", version.updatedAt() * 1_000,
            "deliveryTime", version.when(Step.SHIPPED) * 1_000,
            "finishTime", version.when(Step.SIGNED) * 1_000);
    money(json, purchase);
    json.put("openAddressId", address(shop, version));
    json.put("customerRemark", shop.buyer(version.index()).memo());
    json.put("sellerRemark", version.remarked() ? "已联系买家" : "");
    json.put("skuList", skus(purchase));
    return json;
  }

  private static void money(Map<String, Object> json, Purchase purchase) {
    json.put("totalPayAmount", purchase.payFen());
    json.put("totalShippingFree", purchase.postageFen());
    json.put("totalMerchantDiscount", purchase.sellerDiscountFen());
    json.put("totalRedDiscount", purchase.platformDiscountFen());
    json.put("merchantActualReceiveAmount", purchase.payFen() + purchase.platformDiscountFen());
    json.put("totalChangePriceAmount", 0);
  }

  /** None once the order is closed or cancelled. */
  private static String address(LivingShop shop, Version version) {
    int number = shop.buyer(version.index()).number();
    return OrderCodes.status(version) > 7
        ? ""
        : String.format(Locale.ROOT, "oaid-%04d-%09d", number, version.index());
  }

  private static List<Map<String, Object>> skus(Purchase purchase) {
    List<PurchaseLine> bought = purchase.lines();
    long[] seller = Shares.of(purchase.sellerDiscountFen(), bought);
    long[] platform = Shares.of(purchase.platformDiscountFen(), bought);
    var skus = new ArrayList<Map<String, Object>>();
    for (int at = 0; at < bought.size(); at++) {
      PurchaseLine line = bought.get(at);
      var product = line.product();
      skus.add(
          Json.object(
              "skuId",
              "sku-x-" + product.number(),
              "skuName",
              product.title(),
              "erpcode",
              product.merchantSku(),
              "skuQuantity",
              line.pieces(),
              "totalPaidAmount",
              line.totalFen() - seller[at] - platform[at],
              "totalMerchantDiscount",
              seller[at],
              "totalRedDiscount",
              platform[at],
              "skuTag",
              0));
    }
    return skus;
  }
}

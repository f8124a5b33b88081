package dev.daybook.simulator.douyin;

import dev.daybook.simulator.Json;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One after-sale, as the list and as the detail give it; fen. Names beside the sums: unconfirmed.
 */
final class AfterSales {
  private static final String FIRST = "71300";

  private AfterSales() {}

  static String idOf(Version version) {
    return String.format(Locale.ROOT, "%s%09d", FIRST, version.index());
  }

  /** Index of the order; -1 for what is no id of an after-sale. */
  static int indexOf(String id) {
    return id.matches(FIRST + "\\d{9}") ? Integer.parseInt(id.substring(FIRST.length())) : -1;
  }

  /** Tells what was asked for. */
  static Map<String, Object> inList(LivingShop shop, Version version) {
    String number = shop.numberOf(version);
    return Json.object(
        "aftersale_info",
        Json.object(
            "aftersale_id", idOf(version),
            "aftersale_type", OrderCodes.afterSaleType(version),
            "aftersale_status", OrderCodes.afterSaleStatus(version),
            "refund_status", OrderCodes.refundStatus(version),
            "refund_amount", LivingShop.askedFen(version, shop.purchase(version.index())),
            "apply_time", version.when(Step.REFUND_ASKED),
            "update_time", version.refundUpdatedAt()),
        "order_info",
        Json.object(
            "shop_order_id",
            number,
            "related_order_info",
            List.of(Json.object("sku_order_id", number))));
  }

  /** Tells what was really paid back, which counts only with {@code refund_status} 3. */
  static Map<String, Object> inDetail(LivingShop shop, Version version) {
    Purchase purchase = shop.purchase(version.index());
    return Json.object(
        "after_sale_info",
        Json.object(
            "after_sale_id", idOf(version),
            "after_sale_status", OrderCodes.afterSaleStatus(version),
            "after_sale_type", OrderCodes.afterSaleType(version),
            "refund_status", OrderCodes.refundStatus(version),
            "refund_amount", LivingShop.askedFen(version, purchase),
            "real_refund_amount", LivingShop.refundFen(version, purchase),
            "shop_order_id", shop.numberOf(version),
            "sku_order_id", shop.numberOf(version),
            "apply_time", version.when(Step.REFUND_ASKED),
            "update_time", version.refundUpdatedAt()));
  }
}

package dev.daybook.simulator.taobao;

import dev.daybook.simulator.BuyerSide;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.Product;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.PurchaseLine;
import dev.daybook.simulator.Shares;
import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One order: yuan as text, Beijing time. Its lines' shares of the payment ({@code
 * divide_order_fee}) and of all discounts ({@code part_mjz_discount}) add up to the order's; the
 * detail of discounts is unconfirmed.
 */
final class TradeJson {
  private static final long FIRST_ITEM = 610_000_000_000L;
  private static final long FIRST_SKU = 510_000_000_000L;

  private TradeJson() {}

  static Map<String, Object> of(LivingShop shop, Version version) {
    Purchase purchase = shop.purchase(version.index());
    BuyerSide buyer = shop.buyer(version.index());
    String number = shop.numberOf(version);
    Map<String, Object> json =
        Json.object(
            "tid", number,
            "type", TradeCodes.type(version),
            "status", TradeCodes.status(version),
            "created", TaobaoTime.of(shop.createdAt(version)),
            "pay_time", TaobaoTime.of(version.paidAt()),
            "consign_time", TaobaoTime.of(version.when(Step.SHIPPED)),
            "modified", TaobaoTime.of(version.updatedAt()),
            "end_time", TaobaoTime.of(TradeCodes.endedAt(version)));
    money(json, version, purchase);
    receiver(json, version.index(), buyer);
    json.put("buyer_message", buyer.memo());
    json.put("seller_memo", version.remarked() ? "已联系买家" : "");
    json.put("orders", Map.of("order", lines(version, purchase, number)));
    return json;
  }

  /** A refund in part takes from {@code payment} what went back. */
  private static void money(Map<String, Object> json, Version version, Purchase purchase) {
    boolean inPart = version.refundStep() == Step.REFUNDED_IN_PART;
    long back = inPart ? LivingShop.refundFen(version, purchase) : 0;
    long payment = purchase.payFen() - back;
    json.put("total_fee", Json.yuan(purchase.goodsFen()));
    json.put("payment", Json.yuan(payment));
    json.put("discount_fee", Json.yuan(0));
    json.put("post_fee", Json.yuan(purchase.postageFen()));
    json.put("adjust_fee", Json.yuan(0));
    json.put("platform_subsidy_fee", Json.yuan(purchase.platformDiscountFen()));
    json.put("received_payment", Json.yuan(version.has(Step.SIGNED) ? payment : 0));
  }

  private static void receiver(Map<String, Object> json, int index, BuyerSide buyer) {
    var place = buyer.place();
    json.put("buyer_nick", "");
    json.put("oaid", String.format(Locale.ROOT, "oaid-%04d-%09d", buyer.number(), index));
    json.put("receiver_name", buyer.surname() + "*");
    json.put("receiver_mobile", String.format(Locale.ROOT, "138****%04d", buyer.number()));
    json.put("receiver_state", place.province());
    json.put("receiver_city", place.city());
    json.put("receiver_district", place.district());
    json.put("receiver_address", "示例街道***");
  }

  private static List<Map<String, Object>> lines(
      Version version, Purchase purchase, String number) {
    List<PurchaseLine> bought = purchase.lines();
    long[] discounts = Shares.of(purchase.discountFen(), bought);
    var lines = new ArrayList<Map<String, Object>>();
    for (int at = 0; at < bought.size(); at++) {
      PurchaseLine line = bought.get(at);
      Map<String, Object> json = goods(line);
      json.put("oid", TaobaoTrade.lineNumber(number, at, bought.size()));
      json.put("status", TradeCodes.status(version));
      String refund = TradeCodes.refundStatus(version, at);
      json.put("refund_status", refund);
      if (!refund.equals("NO_REFUND")) {
        json.put("refund_id", String.format(Locale.ROOT, "12%016d", version.index() * 10L + at));
      }
      json.put("divide_order_fee", Json.yuan(line.totalFen() - discounts[at]));
      json.put("part_mjz_discount", Json.yuan(discounts[at]));
      lines.add(json);
    }
    return lines;
  }

  private static Map<String, Object> goods(PurchaseLine line) {
    Product product = line.product();
    return Json.object(
        "title", product.title(),
        "num_iid", Long.toString(FIRST_ITEM + product.number()),
        "sku_id", Long.toString(FIRST_SKU + product.number()),
        "outer_iid", product.merchantCode(),
        "outer_sku_id", product.merchantSku(),
        "sku_properties_name", "规格:" + product.spec(),
        "price", Json.yuan(product.priceFen()),
        "num", line.pieces(),
        "total_fee", Json.yuan(line.totalFen()),
        "payment", Json.yuan(line.totalFen()));
  }
}

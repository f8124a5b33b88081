package dev.daybook.simulator.douyin;

import dev.daybook.simulator.BuyerSide;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.Product;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.PurchaseLine;
import dev.daybook.simulator.Shares;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One order: fen, Unix seconds, a line's number that may be the order's. */
final class OrderJson {
  private static final long SHIPPING_PROMISE = 48 * 3_600L;
  private static final long FIRST_PRODUCT = 3_600_000_000_000_000_000L;
  private static final long FIRST_SKU = 1_700_000_000_000_000L;
  private static final int PAY_LATER = 12;

  private OrderJson() {}

  /** How the numbers of orders and lines come: text in lists, numbers beyond 2^53 in details. */
  enum Ids {
    TEXT,
    NUMBER;

    Object of(String number) {
      return this == TEXT ? number : Long.valueOf(number);
    }
  }

  static Map<String, Object> of(Stall stall, Version version, Ids ids) {
    var shop = stall.shop();
    Purchase purchase = shop.purchase(version.index());
    Map<String, Object> json =
        Json.object(
            "order_id",
            ids.of(shop.numberOf(version)),
            "shop_id",
            4_400_000 + stall.number(),
            "shop_name",
            "示例旗舰店");
    states(json, version);
    times(json, shop, version);
    money(json, purchase);
    receiver(json, version.index(), shop.buyer(version.index()));
    json.put("logistics_info", parcels(version));
    json.put("sku_order_list", lines(shop, version, ids));
    return json;
  }

  private static void states(Map<String, Object> json, Version version) {
    int status = OrderCodes.orderStatus(version);
    int main = OrderCodes.mainStatus(version);
    boolean later = version.has(Step.ACCEPTED_UNPAID);
    json.put("order_status", status);
    json.put("order_status_desc", OrderCodes.label(status));
    json.put("main_status", main);
    json.put("main_status_desc", OrderCodes.label(main));
    json.put("order_type", 0);
    json.put("biz", 2);
    json.put("pay_type", later ? PAY_LATER : 1 + version.index() % 2);
    json.put(
        "channel_payment_no",
        version.paid() ? String.format(Locale.ROOT, "pay-%09d", version.index()) : "");
    json.put("cancel_reason", status == 4 ? "不想要了" : "");
  }

  private static void times(Map<String, Object> json, LivingShop shop, Version version) {
    long created = shop.createdAt(version);
    json.put("create_time", created);
    json.put("pay_time", version.paidAt());
    json.put("update_time", version.updatedAt());
    json.put("finish_time", version.when(Step.SIGNED));
    json.put("order_expire_time", 1_800);
    json.put("exp_ship_time", version.paid() ? version.paidAt() + SHIPPING_PROMISE : 0);
    json.put("buyer_words", shop.buyer(version.index()).memo());
    json.put("seller_words", version.remarked() ? "已联系买家" : "");
  }

  /** Who issued a discount and who bears it are told apart; one order in ten differs in it. */
  private static void money(Map<String, Object> json, Purchase purchase) {
    long seller = purchase.sellerDiscountFen();
    long platform = purchase.platformDiscountFen();
    long issuedByOthers = purchase.goodsFen() % 10 == 0 && platform % 10 == 0 ? seller / 2 : 0;
    json.put("order_amount", purchase.payFen() + seller + platform);
    json.put("pay_amount", purchase.payFen());
    json.put("post_amount", purchase.postageFen());
    json.put("post_origin_amount", purchase.postageFen());
    json.put("post_promotion_amount", 0);
    json.put("promotion_amount", seller + platform);
    json.put("promotion_shop_amount", seller - issuedByOthers);
    json.put("promotion_platform_amount", platform + issuedByOthers);
    json.put("promotion_talent_amount", 0);
    json.put("shop_cost_amount", seller);
    json.put("platform_cost_amount", platform);
    json.put("only_platform_cost_amount", platform);
    json.put("author_cost_amount", 0);
    json.put("promotion_pay_amount", purchase.reductionFen());
    json.put("promotion_redpack_amount", 0);
    json.put("promotion_redpack_platform_amount", 0);
    json.put("promotion_redpack_talent_amount", 0);
    json.put("modify_amount", 0);
    json.put("modify_post_amount", 0);
    json.put("tax_amount", 0);
  }

  private static void receiver(Map<String, Object> json, int index, BuyerSide buyer) {
    String person = String.format(Locale.ROOT, "%04d%09d", buyer.number(), index);
    json.put("doudian_open_id", "1@#openid-%04d==".formatted(buyer.number()));
    json.put("post_receiver", "");
    json.put("post_tel", "");
    json.put("encrypt_post_receiver", "##r" + person + "##");
    json.put("encrypt_post_tel", "$$t" + person + "$$");
    json.put("mask_post_receiver", buyer.surname() + "*");
    json.put("mask_post_tel", "138******%02d".formatted(buyer.number() % 100));
    json.put("post_addr", address(buyer, "encrypt_detail", "##a" + person + "##"));
    json.put("mask_post_addr", address(buyer, "detail", "****"));
  }

  private static Map<String, Object> address(BuyerSide buyer, String detail, String value) {
    var place = buyer.place();
    return Json.object(
        "province",
        place(place.province(), place.provinceId()),
        "city",
        place(place.city(), place.cityId()),
        "town",
        place(place.district(), place.districtId()),
        "street",
        place("示例街道", place.districtId() * 1_000 + 1),
        detail,
        value);
  }

  private static Map<String, Object> place(String name, int id) {
    return Json.object("name", name, "id", Integer.toString(id));
  }

  private static List<Map<String, Object>> parcels(Version version) {
    var parcels = new ArrayList<Map<String, Object>>();
    parcel(parcels, "SX", version, Step.PART_SHIPPED);
    parcel(parcels, "SF", version, Step.SHIPPED);
    return parcels;
  }

  private static void parcel(
      List<Map<String, Object>> parcels, String letters, Version version, Step step) {
    if (version.has(step)) {
      parcels.add(
          Json.object(
              "tracking_no",
              String.format(Locale.ROOT, "%s%010d", letters, version.index()),
              "company",
              "shunfeng",
              "company_name",
              "顺丰速运",
              "ship_time",
              version.when(step),
              "delivery_id",
              "",
              "product_info",
              List.of()));
    }
  }

  private static List<Map<String, Object>> lines(LivingShop shop, Version version, Ids ids) {
    Purchase purchase = shop.purchase(version.index());
    String number = shop.numberOf(version);
    var bought = purchase.lines();
    long[] seller = Shares.of(purchase.sellerDiscountFen(), bought);
    long[] platform = Shares.of(purchase.platformDiscountFen(), bought);
    long[] reduction = Shares.of(purchase.reductionFen(), bought);
    var lines = new ArrayList<Map<String, Object>>();
    for (int line = 0; line < bought.size(); line++) {
      long total = bought.get(line).totalFen();
      Map<String, Object> json = goods(bought.get(line));
      json.put("order_id", ids.of(DouyinTrade.lineNumber(number, line, bought.size())));
      json.put("parent_order_id", ids.of(number));
      json.put("order_status", OrderCodes.orderStatus(version));
      json.put("sum_amount", total);
      json.put("order_amount", total);
      json.put("pay_amount", total - seller[line] - platform[line]);
      json.put("promotion_amount", seller[line] + platform[line]);
      json.put("promotion_shop_amount", seller[line]);
      json.put("promotion_platform_amount", platform[line]);
      json.put("promotion_talent_amount", 0);
      json.put("promotion_pay_amount", reduction[line]);
      json.put("given_product_type", "");
      json.put(
          "after_sale_info",
          Json.object(
              "after_sale_status", OrderCodes.afterSaleStatus(version),
              "after_sale_type", OrderCodes.afterSaleType(version),
              "refund_status", OrderCodes.refundStatus(version)));
      lines.add(json);
    }
    return lines;
  }

  private static Map<String, Object> goods(PurchaseLine line) {
    Product product = line.product();
    long productId = FIRST_PRODUCT + product.number();
    return Json.object(
        "product_id", productId,
        "product_id_str", Long.toString(productId),
        "sku_id", FIRST_SKU + product.number(),
        "product_name", product.title(),
        "code", product.merchantSku(),
        "out_product_id", product.merchantCode(),
        "out_sku_id", product.merchantSku(),
        "spec", List.of(Json.object("name", "规格", "value", product.spec())),
        "item_num", line.pieces(),
        "origin_amount", product.priceFen());
  }
}

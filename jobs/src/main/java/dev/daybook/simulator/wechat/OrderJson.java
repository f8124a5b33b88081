package dev.daybook.simulator.wechat;

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

/** One order: fen, Unix seconds; its number is text, and now and then a number. */
final class OrderJson {
  private static final int NUMBER_EVERY = 10;
  private static final long FIRST_PRODUCT = 10_000_000_000L;
  private static final long FIRST_SKU = 20_000_000_000L;
  private static final int PAY_LATER = 2;

  private OrderJson() {}

  static Map<String, Object> of(LivingShop shop, Version version) {
    String number = shop.numberOf(version);
    BuyerSide buyer = shop.buyer(version.index());
    Purchase purchase = shop.purchase(version.index());
    boolean asNumber = version.index() % NUMBER_EVERY == NUMBER_EVERY - 1;
    return Json.object(
        "order_id", asNumber ? (Object) Long.valueOf(number) : number,
        "status", OrderCodes.status(version),
        "openid", "openid-%04d".formatted(buyer.number()),
        "unionid", "",
        "create_time", shop.createdAt(version),
        "update_time", version.updatedAt(),
        "order_detail",
            Json.object(
                "product_infos", products(purchase, version),
                "pay_info", payment(shop, version),
                "price_info",
                    prices(purchase, version.paid() && version.awaits(Step.AMOUNT_SETTLED)),
                "delivery_info", delivery(buyer, version),
                "ext_info", notes(buyer, version)),
        "aftersale_detail", afterSales(version));
  }

  private static List<Map<String, Object>> products(Purchase purchase, Version version) {
    var bought = purchase.lines();
    long[] merchant = Shares.of(purchase.sellerDiscountFen(), bought);
    long[] platform = Shares.of(purchase.platformDiscountFen(), bought);
    var products = new ArrayList<Map<String, Object>>();
    for (int line = 0; line < bought.size(); line++) {
      long paid = bought.get(line).totalFen() - merchant[line] - platform[line];
      Map<String, Object> json = goods(bought.get(line));
      json.put("estimate_price", paid);
      json.put("real_price", paid);
      json.put("is_change_price", false);
      json.put("change_price", 0);
      json.put("on_aftersale_sku_cnt", OrderCodes.refundOpen(version) ? 1 : 0);
      json.put("finish_aftersale_sku_cnt", OrderCodes.refundDone(version) ? 1 : 0);
      json.put("merchant_discounted_price", merchant[line]);
      json.put("finder_discounted_price", 0);
      json.put("is_free_gift", false);
      json.put("order_product_coupon_info_list", coupons(merchant[line], platform[line]));
      products.add(json);
    }
    return products;
  }

  private static Map<String, Object> goods(PurchaseLine line) {
    Product product = line.product();
    return Json.object(
        "product_id", Long.toString(FIRST_PRODUCT + product.number()),
        "sku_id", Long.toString(FIRST_SKU + product.number()),
        "title", product.title(),
        "sku_attrs", List.of(Json.object("attr_key", "规格", "attr_value", product.spec())),
        "sku_cnt", line.pieces(),
        "sale_price", product.priceFen(),
        "market_price", product.priceFen(),
        "sku_code", product.merchantSku(),
        "out_product_id", product.merchantCode(),
        "out_sku_id", product.merchantSku());
  }

  /** The numbers of the types are unconfirmed. */
  private static List<Map<String, Object>> coupons(long merchant, long platform) {
    var coupons = new ArrayList<Map<String, Object>>();
    coupon(coupons, "uc-1", 1, merchant);
    coupon(coupons, "uc-2", 3, platform);
    return coupons;
  }

  private static void coupon(List<Map<String, Object>> coupons, String id, int type, long fen) {
    if (fen > 0) {
      coupons.add(Json.object("user_coupon_id", id, "coupon_type", type, "discounted_price", fen));
    }
  }

  private static Map<String, Object> payment(LivingShop shop, Version version) {
    boolean later = version.has(Step.ACCEPTED_UNPAID);
    long created = shop.createdAt(version);
    return Json.object(
        "prepay_id", "wx-prepay-%d".formatted(version.index()),
        "prepay_time", later ? 0 : created + 5,
        "pay_time", version.paidAt(),
        "transaction_id",
            version.paid() ? String.format(Locale.ROOT, "42%014d", version.index()) : "",
        "payment_method", later ? PAY_LATER : 1);
  }

  /**
   * @param justPaid the platform does not know yet what was paid, and says 0
   */
  private static Map<String, Object> prices(Purchase purchase, boolean justPaid) {
    long whole = purchase.goodsFen() + purchase.postageFen();
    return Json.object(
        "product_price",
        purchase.goodsFen(),
        "order_price",
        justPaid ? 0 : purchase.payFen(),
        "freight",
        purchase.postageFen(),
        "discounted_price",
        purchase.discountFen(),
        "is_discounted",
        purchase.discountFen() > 0,
        "original_order_price",
        whole,
        "estimate_product_price",
        purchase.goodsFen() - purchase.discountFen(),
        "change_down_price",
        0,
        "change_freight",
        0,
        "is_change_freight",
        false,
        "use_deduction",
        false,
        "deduction_price",
        0,
        "merchant_receieve_price",
        whole - purchase.sellerDiscountFen(),
        "merchant_discounted_price",
        purchase.sellerDiscountFen(),
        "finder_discounted_price",
        0,
        "cash_coupon_discounted_price",
        purchase.platformDiscountFen(),
        "vip_discounted_price",
        0,
        "bulkbuy_discounted_price",
        0,
        "national_subsidy_discounted_price",
        0,
        "national_subsidy_merchant_discounted_price",
        0);
  }

  private static Map<String, Object> delivery(BuyerSide buyer, Version version) {
    String phone = String.format(Locale.ROOT, "138****%04d", buyer.number());
    var place = buyer.place();
    return Json.object(
        "address_info",
        Json.object(
            "user_name",
            buyer.surname() + "*",
            "postal_code",
            "",
            "province_name",
            place.province(),
            "city_name",
            place.city(),
            "county_name",
            place.district(),
            "detail_info",
            "示例街道***",
            "house_number",
            "",
            "tel_number",
            phone,
            "virtual_order_tel_number",
            "",
            "use_tel_number",
            1,
            "hash_code",
            "hash-%04d".formatted(buyer.number())),
        "delivery_product_info",
        parcels(version),
        "ship_done_time",
        version.when(Step.SHIPPED),
        "deliver_method",
        0,
        "address_under_review",
        false,
        "address_apply_time",
        0);
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
              "waybill_id", String.format(Locale.ROOT, "%s%010d", letters, version.index()),
              "delivery_id", "SF",
              "delivery_name", "顺丰速运",
              "delivery_time", version.when(step),
              "product_infos", List.of()));
    }
  }

  private static Map<String, Object> notes(BuyerSide buyer, Version version) {
    return Json.object(
        "customer_notes",
        buyer.memo(),
        "merchant_notes",
        version.remarked() ? "已联系买家" : "",
        "confirm_receipt_time",
        version.when(Step.SIGNED),
        "finder_id",
        "",
        "live_id",
        "",
        "order_scene",
        1);
  }

  private static Map<String, Object> afterSales(Version version) {
    boolean any = version.has(Step.REFUND_ASKED);
    return Json.object(
        "on_aftersale_order_cnt",
        OrderCodes.refundOpen(version) ? 1 : 0,
        "aftersale_order_list",
        any
            ? List.of(
                Json.object("aftersale_order_id", Long.valueOf(OrderCodes.afterSaleId(version))))
            : List.of());
  }
}

package dev.daybook.simulator.jd;

import dev.daybook.simulator.BuyerSide;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.PurchaseLine;
import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One order as the gateway gives it: yuan and quantities as text, Beijing times, sentinel dates.
 */
final class OrderJson {
  private static final String NEVER = "0001-01-01 00:00:00";
  private static final long FIRST_SKU = 100_010_000_000L;
  private static final long FIRST_WARE = 10_020_000_000L;

  private OrderJson() {}

  static Map<String, Object> of(LivingShop shop, Version version) {
    var order = JdOrder.of(shop, version);
    Map<String, Object> json =
        Json.object(
            "orderId",
            order.number(),
            "parentOrderId",
            parent(shop, version),
            "directParentOrderId",
            parent(shop, version),
            "venderId",
            "10001",
            "orderType",
            "22",
            "payType",
            order.state() == JdState.CASH_ON_DELIVERY ? "1-货到付款" : "4-在线支付");
    money(json, order, version.awaits(Step.AMOUNT_SETTLED));
    states(json, order);
    json.put("couponDetailList", coupons(order));
    json.put("itemInfoList", order.lines().stream().map(OrderJson::item).toList());
    json.put("consigneeInfo", consignee(order.buyer()));
    return json;
  }

  private static String parent(LivingShop shop, Version version) {
    int parent = new JdFamily(shop.world()).parentOfChild(version.index());
    return parent < 0 ? "0" : shop.numberOf(shop.lastVersion(parent));
  }

  /**
   * What was paid appears late, and {@code orderPayment} is not kept up by the platform.
   *
   * @param lagging the platform does not know yet what was paid
   */
  private static void money(Map<String, Object> json, JdOrder order, boolean lagging) {
    boolean known = order.paidAt() > 0 && !lagging;
    json.put("orderTotalPrice", Json.yuan(order.totalFen()));
    json.put("orderSellerPrice", Json.yuan(order.settlementFen()));
    json.put("orderPayment", Json.yuan(order.settlementFen() + order.freightFen()));
    json.put("freightPrice", Json.yuan(order.freightFen()));
    json.put("sellerDiscount", Json.yuan(order.purchase().sellerDiscountFen()));
    json.put("balanceUsed", "0.00");
    json.put("actualPay", known ? Json.yuan(order.payableFen()) : "");
    json.put("shouldPay", Json.yuan(order.payableFen()));
    json.put("totalOriginalPrice", Json.yuan(order.totalFen()));
    json.put("totalSellerDiscount", Json.yuan(order.purchase().sellerDiscountFen()));
    json.put("totalSellerReceivable", lagging ? "" : Json.yuan(order.settlementFen()));
    json.put("payDiscount", "0.00");
  }

  private static void states(Map<String, Object> json, JdOrder order) {
    long shipped = order.version().when(Step.SHIPPED);
    json.put("orderState", order.state().code());
    json.put("orderStateRemark", order.state().label().replace("(删除)", "删除"));
    json.put("orderStartTime", JdTime.orEmpty(order.placedAt()));
    json.put("paymentConfirmTime", orNever(order.paidAt()));
    json.put("orderEndTime", JdTime.orEmpty(order.doneAt()));
    json.put("modified", JdTime.orEmpty(order.version().updatedAt()));
    json.put("outBoundDate", orNever(shipped));
    json.put("orderRemark", order.buyer().memo());
    json.put("venderRemark", order.sellerNote());
    json.put("returnOrder", "0");
    json.put("waybill", shipped == 0 ? "" : String.format(Locale.ROOT, "JDV%09d", order.index()));
    json.put("logisticsId", shipped == 0 ? "" : "2087");
    json.put("pin", "");
    json.put("open_id_buyer", String.format(Locale.ROOT, "oid-%04d", order.buyer().number()));
  }

  private static String orNever(long second) {
    return second == 0 ? NEVER : JdTime.orEmpty(second);
  }

  /** The shop's own discount, and the platform's as coupon and, for a fifth of it, as beans. */
  private static List<Map<String, Object>> coupons(JdOrder order) {
    long platform = order.purchase().platformDiscountFen();
    var coupons = new ArrayList<Map<String, Object>>();
    coupon(coupons, order, "100-店铺优惠", order.purchase().sellerDiscountFen());
    coupon(coupons, order, "41-京东券优惠", platform - platform / 5);
    coupon(coupons, order, "39-京豆优惠", platform / 5);
    return coupons;
  }

  private static void coupon(
      List<Map<String, Object>> coupons, JdOrder order, String type, long fen) {
    if (fen > 0) {
      coupons.add(
          Json.object(
              "orderId",
              order.number(),
              "skuId",
              "",
              "couponType",
              type,
              "couponPrice",
              Json.yuan(fen)));
    }
  }

  private static Map<String, Object> item(PurchaseLine line) {
    var product = line.product();
    return Json.object(
        "skuId", Long.toString(FIRST_SKU + product.number()),
        "outerSkuId", product.merchantSku(),
        "wareId", Long.toString(FIRST_WARE + product.number()),
        "productNo", product.merchantCode(),
        "skuName", product.title() + " " + product.spec(),
        "itemTotal", Integer.toString(line.pieces()),
        "jdPrice", Json.yuan(product.priceFen()));
  }

  private static Map<String, Object> consignee(BuyerSide buyer) {
    var place = buyer.place();
    String phone = String.format(Locale.ROOT, "138*******%d", buyer.number() % 10);
    return Json.object(
        "fullname", cipher("name", buyer),
        "fullAddress", cipher("addr", buyer),
        "mobile", phone,
        "telephone", phone,
        "desen_mobile", phone,
        "province", place.province().replaceAll("省$", ""),
        "provinceId", Integer.toString(place.provinceId()),
        "city", place.city(),
        "cityId", Integer.toString(place.cityId()),
        "county", place.district(),
        "countyId", Integer.toString(place.districtId()),
        "town", "",
        "townId", "0");
  }

  private static String cipher(String what, BuyerSide buyer) {
    byte[] plain = "enc-%s-%04d".formatted(what, buyer.number()).getBytes(StandardCharsets.UTF_8);
    return "AAS/" + Base64.getEncoder().encodeToString(plain);
  }
}

package dev.daybook.simulator.pinduoduo;

import dev.daybook.simulator.BuyerSide;
import dev.daybook.simulator.Dice;
import dev.daybook.simulator.Dice.Purpose;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.Product;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.PurchaseLine;
import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Writes one order as the order lists and the order detail give it. */
final class OrderJson {
  private static final long SHIPPING_PROMISE = 48 * 3_600L;

  private OrderJson() {}

  static void write(JsonGenerator json, LivingShop shop, Version version) {
    Dice dice = Dice.of(shop.world().seed(), version.index(), Purpose.FORMAT);
    BuyerSide buyer = shop.buyer(version.index());
    Purchase purchase = shop.purchase(version.index());
    json.writeStartObject();
    json.writeStringProperty("order_sn", shop.numberOf(version));
    states(json, version);
    money(json, purchase);
    times(json, shop, version, dice.perMille(200));
    receiver(json, version, buyer, dice.perMille(50));
    parcels(json, version);
    json.writeStringProperty("buyer_memo", buyer.memo());
    json.writeStringProperty("remark", version.remarked() ? "已联系买家" : "");
    json.writeStringProperty("pay_no", "");
    json.writeStringProperty("pay_type", "");
    gifts(json, buyer);
    json.writeArrayPropertyStart("related_order_list");
    json.writeEndArray();
    items(json, purchase.lines());
    json.writeEndObject();
  }

  private static void states(JsonGenerator json, Version version) {
    json.writeNumberProperty("order_status", PlatformCodes.orderStatus(version));
    json.writeNumberProperty("refund_status", PlatformCodes.refundStatus(version));
    json.writeNumberProperty("after_sales_status", PlatformCodes.afterSalesStatus(version));
    json.writeNumberProperty("confirm_status", PlatformCodes.confirmStatus(version));
    json.writeNumberProperty("group_status", PlatformCodes.confirmStatus(version));
    json.writeNumberProperty("risk_control_status", version.underReview() ? 1 : 0);
    json.writeNumberProperty("trade_type", 0);
    json.writeNumberProperty("is_lucky_flag", 1);
    json.writeNumberProperty("is_pre_sale", 0);
    json.writeNumberProperty("stock_out_handle_status", -1);
  }

  private static void money(JsonGenerator json, Purchase purchase) {
    Envelope.yuan(json, "goods_amount", purchase.goodsFen());
    Envelope.yuan(json, "discount_amount", purchase.discountFen());
    Envelope.yuan(json, "seller_discount", purchase.sellerDiscountFen());
    Envelope.yuan(json, "platform_discount", purchase.platformDiscountFen());
    Envelope.yuan(json, "capital_free_discount", purchase.capitalFreeFen());
    Envelope.yuan(json, "order_change_amount", purchase.orderChangeFen());
    Envelope.yuan(json, "postage", purchase.postageFen());
    Envelope.yuan(json, "pay_amount", purchase.payFen());
    Envelope.yuan(json, "duo_duo_pay_reduction", purchase.reductionFen());
    json.writeNumberProperty("trade_in_national_subsidy_amount", 0);
    json.writeArrayPropertyStart("promotion_detail_list");
    json.writeEndArray();
  }

  private static void times(
      JsonGenerator json, LivingShop shop, Version version, boolean updatedAsNumber) {
    long confirmed = version.confirmedAt();
    json.writeStringProperty("created_time", PlatformCodes.time(shop.createdAt(version)));
    json.writeStringProperty("pay_time", PlatformCodes.time(version.paidAt()));
    json.writeStringProperty("confirm_time", PlatformCodes.time(confirmed));
    if (updatedAsNumber) {
      json.writeNumberProperty("updated_at", version.updatedAt());
    } else {
      json.writeStringProperty("updated_at", PlatformCodes.time(version.updatedAt()));
    }
    json.writeStringProperty(
        "last_ship_time", PlatformCodes.time(confirmed == 0 ? 0 : confirmed + SHIPPING_PROMISE));
    json.writeStringProperty("shipping_time", PlatformCodes.time(version.when(Step.SHIPPED)));
    json.writeStringProperty("receive_time", PlatformCodes.time(version.when(Step.SIGNED)));
  }

  /**
   * Since 2025-11-07 the phone is in contact_mobile, and name and address may lack their
   * ciphertext.
   */
  private static void receiver(
      JsonGenerator json, Version version, BuyerSide buyer, boolean phoneOnly) {
    boolean shown = PlatformCodes.receiverShown(version);
    boolean encrypted = shown && !phoneOnly;
    String person = String.format(Locale.ROOT, "%04d%08d", buyer.number(), version.index());
    var place = buyer.place();
    text(json, "receiver_name", encrypted, "~AgAAAAJn" + person + "~enc~");
    text(json, "receiver_phone", encrypted, "$AgAAAAJp" + person + "$enc$");
    text(json, "receiver_address", encrypted, "~AgAAAAJa" + person + "~enc~");
    text(json, "receiver_name_mask", shown, buyer.surname() + "*");
    text(
        json,
        "receiver_phone_mask",
        shown,
        String.format(Locale.ROOT, "138****%04d", buyer.number()));
    text(json, "receiver_address_mask", shown, "示例街道***");
    text(
        json,
        "contact_mobile",
        shown,
        String.format(Locale.ROOT, "1380000%04d-%04d", buyer.number(), buyer.number()));
    json.writeStringProperty("country", "中国");
    json.writeStringProperty("province", place.province());
    json.writeNumberProperty("province_id", place.provinceId());
    json.writeStringProperty("city", place.city());
    json.writeNumberProperty("city_id", place.cityId());
    json.writeStringProperty("town", place.district());
    json.writeNumberProperty("town_id", place.districtId());
    text(json, "open_address_id", shown, "oaid-" + person);
  }

  private static void text(JsonGenerator json, String name, boolean shown, String value) {
    json.writeStringProperty(name, shown ? value : "");
  }

  private static void parcels(JsonGenerator json, Version version) {
    boolean shipped = version.has(Step.SHIPPED);
    json.writeNumberProperty("logistics_id", shipped ? 44 : 0);
    json.writeStringProperty(
        "tracking_number", shipped ? String.format(Locale.ROOT, "SF%010d", version.index()) : "");
    json.writeArrayPropertyStart("extra_delivery_list");
    if (version.has(Step.PART_SHIPPED)) {
      json.writeStartObject();
      json.writeNumberProperty("logistics_id", 44);
      json.writeStringProperty(
          "tracking_number", String.format(Locale.ROOT, "SX%010d", version.index()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void gifts(JsonGenerator json, BuyerSide buyer) {
    json.writeArrayPropertyStart("gift_list");
    if (buyer.gift()) {
      json.writeStartObject();
      json.writeStringProperty("goods_id", "60000099");
      json.writeStringProperty("sku_id", "70000099");
      json.writeStringProperty("outer_id", "GIFT-01");
      json.writeStringProperty("goods_name", "示例赠品贴纸");
      json.writeNumberProperty("goods_count", 1);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void items(JsonGenerator json, List<PurchaseLine> lines) {
    json.writeArrayPropertyStart("item_list");
    for (PurchaseLine line : lines) {
      Product product = line.product();
      json.writeStartObject();
      json.writeStringProperty("goods_id", Integer.toString(60_000_000 + product.number()));
      json.writeStringProperty("sku_id", Integer.toString(70_000_000 + product.number()));
      json.writeStringProperty("outer_id", product.merchantSku());
      json.writeStringProperty("outer_goods_id", product.merchantCode());
      json.writeStringProperty("goods_name", product.title());
      json.writeStringProperty("goods_spec", product.spec());
      Envelope.yuan(json, "goods_price", product.priceFen());
      json.writeNumberProperty("goods_count", line.pieces());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}

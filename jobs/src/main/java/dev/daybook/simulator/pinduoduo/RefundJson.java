package dev.daybook.simulator.pinduoduo;

import dev.daybook.canonical.OrderStatus;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;
import tools.jackson.core.JsonGenerator;

/** Writes one refund: in yuan strings as the list gives it, in fen integers as the detail does. */
final class RefundJson {
  private static final long FIRST_ID = 8_800_000_000L;

  private RefundJson() {}

  static long idOf(Version version) {
    return FIRST_ID + version.index();
  }

  static void inList(JsonGenerator json, LivingShop shop, Version version) {
    Purchase purchase = shop.purchase(version.index());
    json.writeStartObject();
    common(json, shop, version);
    json.writeStringProperty("refund_amount", Json.yuan(LivingShop.askedFen(version, purchase)));
    json.writeStringProperty("order_amount", Json.yuan(purchase.buyerPaidFen()));
    json.writeStringProperty("created_time", Long.toString(version.when(Step.REFUND_ASKED)));
    json.writeStringProperty("updated_time", Long.toString(version.refundUpdatedAt()));
    json.writeEndObject();
  }

  static void inDetail(JsonGenerator json, LivingShop shop, Version version) {
    Purchase purchase = shop.purchase(version.index());
    common(json, shop, version);
    json.writeNumberProperty("refund_amount", LivingShop.askedFen(version, purchase));
    json.writeNumberProperty("order_amount", purchase.buyerPaidFen());
    json.writeStringProperty("created_time", Long.toString(version.when(Step.REFUND_ASKED)));
    json.writeStringProperty("updated_time", Long.toString(version.refundUpdatedAt()));
  }

  private static void common(JsonGenerator json, LivingShop shop, Version version) {
    boolean sent = version.forward() != OrderStatus.READY_TO_SHIP;
    json.writeNumberProperty("id", idOf(version));
    json.writeStringProperty("order_sn", shop.numberOf(version));
    json.writeNumberProperty("after_sales_status", PlatformCodes.afterSalesStatus(version));
    json.writeNumberProperty("after_sales_type", sent ? 3 : 2);
    json.writeStringProperty("after_sale_reason", "不想要了");
  }
}

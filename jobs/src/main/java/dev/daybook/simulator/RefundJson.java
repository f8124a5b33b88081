package dev.daybook.simulator;

import dev.daybook.canonical.OrderStatus;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;

/** Writes one refund: in yuan strings as the list gives it, in fen integers as the detail does. */
final class RefundJson {
  private static final long FIRST_ID = 8_800_000_000L;

  private final PinduoduoShop shop;

  RefundJson(PinduoduoShop shop) {
    this.shop = shop;
  }

  static long idOf(Version version) {
    return FIRST_ID + version.index();
  }

  void inList(JsonGenerator json, Version version) {
    Purchase purchase = shop.purchase(version.index());
    json.writeStartObject();
    common(json, version);
    json.writeStringProperty("refund_amount", yuan(PinduoduoShop.askedFen(version, purchase)));
    json.writeStringProperty("order_amount", yuan(purchase.buyerPaidFen()));
    json.writeStringProperty("created_time", Long.toString(version.when(Step.REFUND_ASKED)));
    json.writeStringProperty("updated_time", Long.toString(version.refundUpdatedAt()));
    json.writeEndObject();
  }

  void inDetail(JsonGenerator json, Version version) {
    Purchase purchase = shop.purchase(version.index());
    common(json, version);
    json.writeNumberProperty("refund_amount", PinduoduoShop.askedFen(version, purchase));
    json.writeNumberProperty("order_amount", purchase.buyerPaidFen());
    json.writeStringProperty("created_time", Long.toString(version.when(Step.REFUND_ASKED)));
    json.writeStringProperty("updated_time", Long.toString(version.refundUpdatedAt()));
  }

  private void common(JsonGenerator json, Version version) {
    boolean sent = version.forward() != OrderStatus.READY_TO_SHIP;
    json.writeNumberProperty("id", idOf(version));
    json.writeStringProperty("order_sn", shop.numberOf(version));
    json.writeNumberProperty("after_sales_status", PlatformCodes.afterSalesStatus(version));
    json.writeNumberProperty("after_sales_type", sent ? 3 : 2);
    json.writeStringProperty("after_sale_reason", "不想要了");
  }

  private static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }
}

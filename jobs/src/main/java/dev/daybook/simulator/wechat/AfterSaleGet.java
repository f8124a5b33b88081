package dev.daybook.simulator.wechat;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.PurchaseLine;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;

/** {@code /channels/ec/aftersale/getaftersaleorder}: one after-sale by its id; fen. */
final class AfterSaleGet implements Operation<WechatCall> {
  private static final long FIRST_PRODUCT = 10_000_000_000L;
  private static final long FIRST_SKU = 20_000_000_000L;

  @Override
  public String name() {
    return "/channels/ec/aftersale/getaftersaleorder";
  }

  @Override
  public Answer answer(Stall stall, WechatCall call) {
    int index = OrderCodes.indexOfAfterSale(call.text("after_sale_order_id"));
    if (index < 0 || index >= stall.shop().orders()) {
      throw Refused.unknown("unknown-refund");
    }
    Version version =
        stall
            .shop()
            .version(index, call.now())
            .filter(found -> found.has(Step.REFUND_ASKED))
            .orElseThrow(() -> Refused.unknown("unknown-refund"));
    return WechatCall.ok(Json.object("after_sale_order", json(stall.shop(), version)));
  }

  private static Object json(LivingShop shop, Version version) {
    Purchase purchase = shop.purchase(version.index());
    PurchaseLine line = purchase.lines().get(0);
    return Json.object(
        "after_sale_order_id", OrderCodes.afterSaleId(version),
        "order_id", shop.numberOf(version),
        "status", OrderCodes.afterSaleStatus(version),
        "type", "REFUND",
        "openid", "openid-%04d".formatted(shop.buyer(version.index()).number()),
        "product_info",
            Json.object(
                "product_id", Long.toString(FIRST_PRODUCT + line.product().number()),
                "sku_id", Long.toString(FIRST_SKU + line.product().number()),
                "count", line.pieces()),
        "refund_info",
            Json.object("amount", LivingShop.askedFen(version, purchase), "refund_reason", 1),
        "create_time", version.when(Step.REFUND_ASKED),
        "update_time", version.refundUpdatedAt(),
        "complete_time", OrderCodes.refundDone(version) ? version.refundUpdatedAt() : 0);
  }
}

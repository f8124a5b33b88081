package dev.daybook.simulator;

/**
 * {@code pdd.refund.information.get}: one refund by {@code after_sales_id} and {@code order_sn}.
 * Amounts are fen integers. The name of the wrapper is unconfirmed.
 */
final class RefundInformation implements PlatformMethod {
  private final PinduoduoShop shop;
  private final RefundJson refunds;

  RefundInformation(PinduoduoShop shop, RefundJson refunds) {
    this.shop = shop;
    this.refunds = refunds;
  }

  @Override
  public String name() {
    return "pdd.refund.information.get";
  }

  @Override
  public Answer answer(Call call) {
    long id = call.number("after_sales_id");
    Version version =
        shop.find(call.text("order_sn"), call.now())
            .filter(found -> found.refundStep() != null && RefundJson.idOf(found) == id)
            .orElseThrow(() -> new Refusal(Refusal.BUSINESS, "unknown-refund", "售后单不存在"));
    return Answer.json(
        Envelope.response(
            "refund_information_get_response",
            call.requestId(),
            json -> refunds.inDetail(json, version)));
  }
}

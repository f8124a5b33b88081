package dev.daybook.simulator;

/** {@code pdd.order.information.get}: one order by {@code order_sn}. */
final class OrderInformation implements PlatformMethod {
  private final PinduoduoShop shop;
  private final OrderJson orders;

  OrderInformation(PinduoduoShop shop, OrderJson orders) {
    this.shop = shop;
    this.orders = orders;
  }

  @Override
  public String name() {
    return "pdd.order.information.get";
  }

  @Override
  public Answer answer(Call call) {
    Version version =
        shop.find(call.text("order_sn"), call.now())
            .orElseThrow(() -> new Refusal(Refusal.BUSINESS, "unknown-order", "订单不存在"));
    return Answer.json(
        Envelope.response(
            "order_info_get_response",
            call.requestId(),
            json -> {
              json.writeName("order_info");
              orders.write(json, version);
            }));
  }
}

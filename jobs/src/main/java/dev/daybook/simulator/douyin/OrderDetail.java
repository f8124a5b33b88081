package dev.daybook.simulator.douyin;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Version;

/** {@code order.orderDetail}: one order, however old; its ids are numbers beyond 2^53. */
final class OrderDetail implements Operation<DouyinCall> {
  @Override
  public String name() {
    return "order.orderDetail";
  }

  @Override
  public Answer answer(Stall stall, DouyinCall call) {
    Version version =
        stall
            .shop()
            .find(call.text("shop_order_id"), call.now())
            .orElseThrow(() -> Refused.business("unknown-order", "订单不存在"));
    return call.answer(
        Json.object("shop_order_detail", OrderJson.of(stall, version, OrderJson.Ids.NUMBER)));
  }
}

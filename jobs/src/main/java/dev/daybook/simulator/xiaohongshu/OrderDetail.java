package dev.daybook.simulator.xiaohongshu;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Stall;

/** {@code order.getOrderDetail}: one order by {@code orderId}. */
final class OrderDetail implements Operation<XhsCall> {
  @Override
  public String name() {
    return "order.getOrderDetail";
  }

  @Override
  public Answer answer(Stall stall, XhsCall call) {
    return stall
        .shop()
        .find(call.text("orderId"), call.now())
        .map(version -> XhsCall.ok(OrderJson.of(stall.shop(), version)))
        .orElseThrow(() -> Refused.parameter("unknown-order", "orderId"));
  }
}

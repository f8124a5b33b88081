package dev.daybook.simulator.wechat;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Version;

/** {@code /channels/ec/order/get}: one order by {@code order_id}. */
final class OrderGet implements Operation<WechatCall> {
  @Override
  public String name() {
    return "/channels/ec/order/get";
  }

  @Override
  public Answer answer(Stall stall, WechatCall call) {
    Version version =
        stall
            .shop()
            .find(call.text("order_id"), call.now())
            .orElseThrow(() -> Refused.unknown("unknown-order"));
    return WechatCall.ok(Json.object("order", OrderJson.of(stall.shop(), version)));
  }
}

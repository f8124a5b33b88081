package dev.daybook.simulator.jd;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Stall;

/** {@code jingdong.pop.order.get}: one order by {@code order_id}. */
final class OrderGet implements Operation<JdCall> {
  private final Wrapper wrapper;

  OrderGet(String name) {
    wrapper = new Wrapper(name, "orderDetailInfo");
  }

  @Override
  public String name() {
    return wrapper.method();
  }

  @Override
  public Answer answer(Stall stall, JdCall call) {
    var fields = Fields.of(call, wrapper);
    var version =
        stall
            .shop()
            .find(call.needed(wrapper, "order_id"), call.now())
            .orElseThrow(() -> Refused.parameter(wrapper, "unknown-order", "订单不存在"));
    return wrapper.of(
        Json.object(
            "apiResult",
            Wrapper.success(false),
            "orderInfo",
            fields.of(OrderJson.of(stall.shop(), version))));
  }
}

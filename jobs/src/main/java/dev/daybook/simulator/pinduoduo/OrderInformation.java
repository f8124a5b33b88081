package dev.daybook.simulator.pinduoduo;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Version;

/** {@code pdd.order.information.get}: one order by {@code order_sn}. */
final class OrderInformation implements Operation<Call> {
  @Override
  public String name() {
    return "pdd.order.information.get";
  }

  @Override
  public Answer answer(Stall stall, Call call) {
    Version version =
        stall
            .shop()
            .find(call.text("order_sn"), call.now())
            .orElseThrow(() -> Refused.business("unknown-order", "订单不存在"));
    return Answer.json(
        Envelope.response(
            "order_info_get_response",
            call.requestId(),
            json -> {
              json.writeName("order_info");
              OrderJson.write(json, stall.shop(), version);
            }));
  }
}

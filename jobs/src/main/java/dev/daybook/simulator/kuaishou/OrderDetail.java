package dev.daybook.simulator.kuaishou;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Stall;

/** {@code open.order.detail}: one order by {@code oid}. The form of its answer is unconfirmed. */
final class OrderDetail implements Operation<KuaishouCall> {
  @Override
  public String name() {
    return "open.order.detail";
  }

  @Override
  public Answer answer(Stall stall, KuaishouCall call) {
    return stall
        .shop()
        .find(Long.toString(call.number("oid")), call.now())
        .map(version -> KuaishouCall.ok(OrderJson.of(stall.shop(), version)))
        .orElseThrow(() -> Refused.parameter("unknown-order", "oid"));
  }
}

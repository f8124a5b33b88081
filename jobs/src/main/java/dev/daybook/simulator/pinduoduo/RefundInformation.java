package dev.daybook.simulator.pinduoduo;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Version;

/**
 * {@code pdd.refund.information.get}: one refund by {@code after_sales_id} and {@code order_sn}.
 * Amounts are fen integers. The name of the wrapper is unconfirmed.
 */
final class RefundInformation implements Operation<Call> {
  @Override
  public String name() {
    return "pdd.refund.information.get";
  }

  @Override
  public Answer answer(Stall stall, Call call) {
    long id = call.number("after_sales_id");
    Version version =
        stall
            .shop()
            .find(call.text("order_sn"), call.now())
            .filter(found -> found.refundStep() != null && RefundJson.idOf(found) == id)
            .orElseThrow(() -> Refused.business("unknown-refund", "售后单不存在"));
    return Answer.json(
        Envelope.response(
            "refund_information_get_response",
            call.requestId(),
            json -> RefundJson.inDetail(json, stall.shop(), version)));
  }
}

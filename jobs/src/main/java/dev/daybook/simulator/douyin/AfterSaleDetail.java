package dev.daybook.simulator.douyin;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Refusal;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;

/** {@code afterSale.Detail}: one after-sale by {@code after_sale_id}. */
final class AfterSaleDetail implements Operation<DouyinCall> {
  @Override
  public String name() {
    return "afterSale.Detail";
  }

  @Override
  public Answer answer(Stall stall, DouyinCall call) {
    int index = AfterSales.indexOf(call.text("after_sale_id"));
    if (index < 0 || index >= stall.shop().orders()) {
      throw unknown();
    }
    Version version =
        stall
            .shop()
            .version(index, call.now())
            .filter(found -> found.has(Step.REFUND_ASKED))
            .orElseThrow(AfterSaleDetail::unknown);
    return call.answer(Json.object("process_info", AfterSales.inDetail(stall.shop(), version)));
  }

  private static Refusal unknown() {
    return Refused.business("unknown-refund", "售后单不存在");
  }
}

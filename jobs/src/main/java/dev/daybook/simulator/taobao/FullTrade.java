package dev.daybook.simulator.taobao;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Stall;
import java.util.Map;
import java.util.Set;

/** {@code taobao.trade.fullinfo.get}: one order by {@code tid}. */
final class FullTrade implements Operation<TaobaoCall> {
  @Override
  public String name() {
    return "taobao.trade.fullinfo.get";
  }

  @Override
  public Answer answer(Stall stall, TaobaoCall call) {
    Set<String> fields = call.fields();
    Map<String, Object> trade =
        stall
            .shop()
            .find(call.needed("tid"), call.now())
            .map(version -> TradeJson.of(stall.shop(), version))
            .orElseThrow(Refused::unknownOrder);
    trade.keySet().retainAll(fields);
    return Json.answer(
        Map.of(
            "trade_fullinfo_get_response",
            Json.object("trade", trade, "request_id", call.requestId())));
  }
}

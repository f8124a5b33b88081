package dev.daybook.simulator.pinduoduo;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Stall;

/** {@code pdd.time.get}: the platform's clock as a Beijing string (the form is unconfirmed). */
final class PlatformTime implements Operation<Call> {
  @Override
  public String name() {
    return "pdd.time.get";
  }

  @Override
  public boolean needsToken() {
    return false;
  }

  @Override
  public Answer answer(Stall stall, Call call) {
    return Answer.json(
        Envelope.response(
            "time_get_response",
            call.requestId(),
            json -> json.writeStringProperty("time", PlatformCodes.time(call.now()))));
  }
}

package dev.daybook.simulator.amazon;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.RateLimit;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Version;
import java.time.Duration;

/** {@code GET /orders/v0/orders/{orderId}}. */
final class GetOrder implements Operation<AmazonCall> {
  static final String NAME = "getOrder";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public RateLimit usualRate() {
    return new RateLimit(1, Duration.ofSeconds(2), 30);
  }

  @Override
  public Answer answer(Stall stall, AmazonCall call) {
    Version version =
        stall.shop().find(call.order(), call.now()).orElseThrow(Refused::unknownOrder);
    return Sent.good(
        stall, this, Json.object("payload", OrderJson.v0(stall.shop(), version)), call.requestId());
  }
}

package dev.daybook.simulator.amazon;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.RateLimit;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Version;
import java.time.Duration;

/** {@code GET /orders/2026-01-01/orders/{orderId}}. */
final class GetOrder2026 implements Operation<AmazonCall> {
  static final String NAME = "getOrder-2026-01-01";

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
        stall,
        this,
        Json.object("order", OrderJson.of2026(stall.shop(), version, IncludedData.of(call))),
        call.requestId());
  }
}

package dev.daybook.simulator.amazon;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.RateLimit;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Version;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /orders/v0/orders/{orderId}/orderItems}: the lines of an order, two a page here; one
 * call in two seconds, 30 at once.
 */
final class GetOrderItems implements Operation<AmazonCall> {
  static final String NAME = "getOrderItems";
  private static final String CURSOR = "NextToken";
  private static final int PAGE = 2;

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
    int first = (int) NextToken.of(call, CURSOR).key();
    List<Map<String, Object>> items = ItemJson.v0(stall.shop(), version);
    int last = Math.min(first + PAGE, items.size());
    var payload =
        Json.object(
            "AmazonOrderId", call.order(),
            "OrderItems", items.subList(Math.min(first, last), last));
    if (last < items.size()) {
      payload.put(CURSOR, new NextToken(last, 0).sealedFor(call, CURSOR));
    }
    return Sent.good(stall, this, Json.object("payload", payload), call.requestId());
  }
}

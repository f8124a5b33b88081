package dev.daybook.simulator.amazon;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.RateLimit;
import dev.daybook.simulator.Stall;
import java.math.BigDecimal;
import java.math.MathContext;

/** An answer with the headers of Amazon's. */
final class Sent {
  private static final MathContext DIGITS = new MathContext(3);

  private Sent() {}

  static Answer answer(int status, Object body, String requestId) {
    return Json.answer(status, body).with("x-amzn-RequestId", requestId);
  }

  /** A good answer tells the rate that holds, when one does. */
  static Answer good(Stall stall, Operation<?> operation, Object body, String requestId) {
    Answer answer = answer(200, body, requestId);
    RateLimit limit = stall.rateOf(operation);
    return limit.none() ? answer : answer.with("x-amzn-RateLimit-Limit", perSecond(limit));
  }

  /** {@code 0.0167} for one a minute. */
  static String perSecond(RateLimit limit) {
    return BigDecimal.valueOf(limit.calls())
        .divide(BigDecimal.valueOf(limit.per().toMillis(), 3), DIGITS)
        .stripTrailingZeros()
        .toPlainString();
  }
}

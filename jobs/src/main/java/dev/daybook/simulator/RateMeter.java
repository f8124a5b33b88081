package dev.daybook.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts the calls of one merchant in a sliding span. */
final class RateMeter {
  private final Clock clock;
  private final Deque<Instant> calls = new ArrayDeque<>();
  private RateLimit limit;

  RateMeter(Clock clock, RateLimit limit) {
    this.clock = clock;
    this.limit = limit;
  }

  synchronized void limit(RateLimit other) {
    limit = other;
    calls.clear();
  }

  synchronized void count() {
    if (limit.equals(RateLimit.NONE)) {
      return;
    }
    Instant now = clock.instant();
    while (!calls.isEmpty() && !calls.peekFirst().plus(limit.per()).isAfter(now)) {
      calls.removeFirst();
    }
    if (calls.size() >= limit.calls()) {
      throw new Refusal(Refusal.RATE_LIMITED, "over-rate", "接口调用频率超限");
    }
    calls.addLast(now);
  }
}

package dev.daybook.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts the calls of one shop, or of shops that share a rate, each operation for itself. */
final class RateMeter {
  private final Clock clock;
  private final RateRules rules;
  private final String channel;
  private final Map<String, Meter> meters = new HashMap<>();

  RateMeter(Clock clock, RateRules rules, String channel) {
    this.clock = clock;
    this.rules = rules;
    this.channel = channel;
  }

  RateLimit limitOf(Operation<?> operation) {
    return rules.of(channel, operation);
  }

  /** How many calls are counted just now; 0 where no rate holds. */
  synchronized int used(Operation<?> operation) {
    Meter meter = meters.get(operation.name());
    return meter == null ? 0 : meter.used(clock.instant());
  }

  /** How long until a call is let in. */
  synchronized Duration wait(Operation<?> operation) {
    Meter meter = meters.get(operation.name());
    return meter == null ? Duration.ZERO : meter.wait(clock.instant());
  }

  /** False when the call is one too many. */
  synchronized boolean count(Operation<?> operation) {
    RateLimit limit = limitOf(operation);
    if (limit.none()) {
      return true;
    }
    Meter meter = meters.get(operation.name());
    if (meter == null || !meter.limit().equals(limit)) {
      meter = limit.burst() == 0 ? new Span(limit) : new Bucket(limit, clock.instant());
      meters.put(operation.name(), meter);
    }
    return meter.count(clock.instant());
  }

  private interface Meter {
    RateLimit limit();

    boolean count(Instant now);

    int used(Instant now);

    Duration wait(Instant now);
  }

  /** At most so many calls in any span. */
  private static final class Span implements Meter {
    private final RateLimit limit;
    private final Deque<Instant> calls = new ArrayDeque<>();

    private Span(RateLimit limit) {
      this.limit = limit;
    }

    @Override
    public RateLimit limit() {
      return limit;
    }

    @Override
    public boolean count(Instant now) {
      return used(now) < limit.calls() && calls.add(now);
    }

    @Override
    public int used(Instant now) {
      while (!calls.isEmpty() && !calls.peekFirst().plus(limit.per()).isAfter(now)) {
        calls.removeFirst();
      }
      return calls.size();
    }

    @Override
    public Duration wait(Instant now) {
      return used(now) < limit.calls()
          ? Duration.ZERO
          : Duration.between(now, calls.peekFirst().plus(limit.per()));
    }
  }

  /** Full at the start. Reckons in nanoseconds of filling, so that nothing is rounded. */
  private static final class Bucket implements Meter {
    private final RateLimit limit;
    private final long aCall;
    private Instant since;
    private long filled;

    private Bucket(RateLimit limit, Instant now) {
      this.limit = limit;
      this.aCall = limit.per().toNanos() / limit.calls();
      this.since = now;
      this.filled = aCall * limit.burst();
    }

    @Override
    public RateLimit limit() {
      return limit;
    }

    @Override
    public boolean count(Instant now) {
      fill(now);
      boolean enough = filled >= aCall;
      filled -= enough ? aCall : 0;
      return enough;
    }

    private void fill(Instant now) {
      long full = aCall * limit.burst();
      Duration passed = Duration.between(since, now);
      long came = passed.compareTo(Duration.ofNanos(full)) >= 0 ? full : passed.toNanos();
      filled = Math.min(full, filled + Math.max(0, came));
      since = now;
    }

    @Override
    public int used(Instant now) {
      fill(now);
      return limit.burst() - (int) (filled / aCall);
    }

    @Override
    public Duration wait(Instant now) {
      fill(now);
      return Duration.ofNanos(Math.max(0, aCall - filled));
    }
  }
}

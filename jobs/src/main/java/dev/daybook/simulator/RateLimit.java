package dev.daybook.simulator;

import java.time.Duration;

/**
 * A rate by the simulator's clock.
 *
 * @param burst 0: at most {@code calls} in any span of {@code per}. Otherwise a bucket that holds
 *     so many calls and is filled at this rate
 */
public record RateLimit(int calls, Duration per, int burst) {
  public static final RateLimit NONE = new RateLimit(Integer.MAX_VALUE, Duration.ofSeconds(1));

  public RateLimit {
    if (calls < 1 || per.isZero() || per.isNegative() || burst < 0) {
      throw new IllegalArgumentException(
          "a rate limit needs at least 1 call and a positive time, but got %d in %s"
              .formatted(calls, per));
    }
  }

  public RateLimit(int calls, Duration per) {
    this(calls, per, 0);
  }

  public boolean none() {
    return calls == Integer.MAX_VALUE;
  }
}

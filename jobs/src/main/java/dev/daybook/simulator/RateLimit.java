package dev.daybook.simulator;

import java.time.Duration;

/** At most so many calls in so long, by the simulator's clock. */
public record RateLimit(int calls, Duration per) {
  public static final RateLimit NONE = new RateLimit(Integer.MAX_VALUE, Duration.ofSeconds(1));

  public RateLimit {
    if (calls < 1 || per.isZero() || per.isNegative()) {
      throw new IllegalArgumentException(
          "a rate limit needs at least 1 call and a positive time, but got %d in %s"
              .formatted(calls, per));
    }
  }
}

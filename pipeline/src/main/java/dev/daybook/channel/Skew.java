package dev.daybook.channel;

import java.time.Duration;
import java.time.Instant;

/**
 * How a platform's clock stood against ours when it last answered, to about a second.
 *
 * @param host with its port, where one is named
 * @param ahead of ours; negative when it is behind
 * @param allowed beyond this difference the platform refuses calls
 */
public record Skew(String host, Duration ahead, Duration allowed, Instant measuredAt) {
  /** Half of what is allowed is used up: somebody should set the clock before the rest is. */
  public boolean isWide() {
    return ahead.abs().compareTo(allowed.dividedBy(2)) > 0;
  }
}

package dev.daybook.channel;

import java.time.Duration;
import java.util.Optional;

/** The channel asks for patience: the same call may be tried again. */
final class Busy extends Failure {
  /** Nobody means a longer wait. */
  private static final Duration LONGEST_MEANT = Duration.ofDays(1);

  private final transient Duration wait;

  /**
   * @param wait what the channel asked for; null when it named none. One of more than a day is
   *     nonsense and counts as none
   */
  Busy(String message, Duration wait) {
    super(message);
    this.wait = wait == null || wait.compareTo(LONGEST_MEANT) > 0 ? null : wait;
  }

  boolean asksLongerThan(Duration longest) {
    return askedWait().filter(asked -> asked.compareTo(longest) > 0).isPresent();
  }

  Optional<Duration> askedWait() {
    return Optional.ofNullable(wait);
  }
}

package dev.daybook.channel;

import java.time.Duration;
import java.util.Optional;

/** The channel asks for patience: the same call may be tried again. */
final class Busy extends Failure {
  private final transient Duration wait;

  /**
   * @param wait what the channel asked for; null when it named none
   */
  Busy(String message, Duration wait) {
    super(message);
    this.wait = wait;
  }

  boolean asksLongerThan(Duration longest) {
    return askedWait().filter(asked -> asked.compareTo(longest) > 0).isPresent();
  }

  Optional<Duration> askedWait() {
    return Optional.ofNullable(wait);
  }
}

package dev.daybook.notify;

import java.time.Duration;
import java.util.Optional;

/** What a receiver said. */
public sealed interface Answer {
  /** Its own words, without secrets. */
  String told();

  /** It has the message. */
  record Taken(String told) implements Answer {}

  /**
   * Not now.
   *
   * @param pause as long as it asked for; empty when it did not say
   */
  record Later(String told, Optional<Duration> pause) implements Answer {
    Later(String told) {
      this(told, Optional.empty());
    }

    Later(String told, Duration pause) {
      this(told, Optional.of(pause));
    }
  }

  /** Not before a person has mended something. */
  record Refused(String told) implements Answer {}

  /** Not a text as long as this. */
  record TooLong(String told) implements Answer {}
}

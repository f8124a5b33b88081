package dev.daybook.schedule;

import dev.daybook.operate.Request;

/**
 * How a scheduled run has ended.
 *
 * @param message why it is not done, in words; empty when it is
 */
record Ended(How how, String message) {
  enum How {
    DONE,
    /** It ran to its end, and something is left: tried again later and later. */
    LEFT,
    /** Somebody else is at work on the shop: tried again soon, and not counted as a try. */
    BUSY,
    /** It was asked to stop: whoever is there takes it up again. */
    STOPPED
  }

  static Ended done() {
    return new Ended(How.DONE, "");
  }

  /**
   * Somebody has stopped it: this process, for another to take it up; or a person, who wants it to
   * rest for now.
   */
  static Ended stopped(String message, Request request) {
    return request.stop().getAsBoolean() ? new Ended(How.STOPPED, message) : left(message);
  }

  static Ended left(String message) {
    return new Ended(How.LEFT, message);
  }
}

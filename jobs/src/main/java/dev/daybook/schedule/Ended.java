package dev.daybook.schedule;

import dev.daybook.operate.Request;
import dev.daybook.operate.Why;

/**
 * How a scheduled run has ended.
 *
 * @param message why it is not done, in words; empty when it is
 * @param told the same as it may leave this machine, of what broke off; empty otherwise
 */
record Ended(How how, String message, String told) {
  enum How {
    DONE,
    /** It ran to its end, and something is left: tried again later and later. */
    LEFT,
    /** It broke off: tried again like what is left, and told to people. */
    BROKEN,
    /** Somebody else is at work on the shop: tried again soon, and not counted as a try. */
    BUSY,
    /** It was asked to stop: whoever is there takes it up again. */
    STOPPED
  }

  Ended(How how, String message) {
    this(how, message, "");
  }

  /** Whether it counts as a try that was in vain. */
  boolean isTry() {
    return how == How.LEFT || how == How.BROKEN;
  }

  static Ended broken(Throwable failure) {
    return new Ended(How.BROKEN, Why.of(failure), Why.told(failure));
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

package dev.daybook.channel;

/** Why a call brought no page. An answer that is none of a page is always one of these. */
abstract sealed class Failure extends RuntimeException
    permits Busy, Expired, Refused, Broken, Stale, TooMuch, Unproven, Stopped {
  Failure(String message) {
    super(message);
  }

  Failure(String message, Throwable cause) {
    super(message, cause);
  }
}

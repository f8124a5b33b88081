package dev.daybook.channel;

/** No whole answer came: dropped, cut, late, empty, or not the channel's own format. */
final class Broken extends Failure {
  Broken(String message) {
    super(message);
  }

  Broken(String message, Throwable cause) {
    super(message, cause);
  }
}

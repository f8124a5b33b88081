package dev.daybook.channel;

/** The window holds more than the channel gives for one: a shorter one is asked. */
final class TooMuch extends Failure {
  TooMuch(String message) {
    super(message);
  }
}

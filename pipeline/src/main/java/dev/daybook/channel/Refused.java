package dev.daybook.channel;

/** Trying again will not help: the shop is stopped until somebody does what the message says. */
final class Refused extends Failure {
  Refused(String message) {
    super(message);
  }
}

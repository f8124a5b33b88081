package dev.daybook.channel;

/** Trying again will not help: the shop is stopped until somebody does what the message says. */
sealed class Refused extends Failure permits UnknownRefusal {
  Refused(String message) {
    super(message);
  }
}

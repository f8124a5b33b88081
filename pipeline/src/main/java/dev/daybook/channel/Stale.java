package dev.daybook.channel;

/** The channel does not know the cursor any more: the window is read again from its start. */
final class Stale extends Failure {
  Stale(String message) {
    super(message);
  }
}

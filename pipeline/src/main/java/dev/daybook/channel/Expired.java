package dev.daybook.channel;

/** The access token is spent. */
final class Expired extends Failure {
  Expired(String message) {
    super(message);
  }
}

package dev.daybook.channel;

/** Somebody asked to stop; everything landed so far counts. */
final class Stopped extends Failure {
  Stopped(String message) {
    super(message);
  }
}

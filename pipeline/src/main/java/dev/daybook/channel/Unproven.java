package dev.daybook.channel;

/** Pages came, but nothing proves that they are all. */
final class Unproven extends Failure {
  Unproven(String message) {
    super(message);
  }
}

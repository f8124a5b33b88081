package dev.daybook.notify;

import java.time.Instant;

/**
 * How a receiver last answered.
 *
 * @param kind empty when it is not configured any more
 * @param failures in a row
 * @param refused it needs a person, as far as its answer tells
 * @param notBefore until when it is not asked; null when it may be
 * @param told its own words; null when it was never asked
 */
public record ReceiverState(
    String name,
    String kind,
    int failures,
    boolean refused,
    Instant notBefore,
    String told,
    Instant toldAt) {
  public boolean isWell() {
    return failures == 0 && !refused;
  }

  static ReceiverState of(ReceiverRow row, String kind) {
    return new ReceiverState(
        row.receiver(),
        kind,
        row.failures(),
        row.refused(),
        row.blockedUntilAt(),
        row.told(),
        row.toldAt());
  }
}

package dev.daybook.notify;

import java.time.Instant;

/** A row of table {@code alert_receiver}. */
record ReceiverRow(
    String receiver,
    int failures,
    boolean refused,
    Instant blockedUntilAt,
    String told,
    Instant toldAt) {
  boolean isBlocked(Instant now) {
    return blockedUntilAt != null && now.isBefore(blockedUntilAt);
  }
}

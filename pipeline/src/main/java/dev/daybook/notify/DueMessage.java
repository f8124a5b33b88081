package dev.daybook.notify;

import java.time.Instant;

/** A message that waits, with its alert as it is now. */
record DueMessage(
    long messageId,
    MessageAbout about,
    String fallback,
    int attempts,
    Instant createdAt,
    Instant dueAt,
    long alertId,
    Severity severity,
    String title,
    String body,
    String nextStep,
    int times,
    Instant firstSeenAt,
    Instant endedAt) {
  boolean isOver() {
    return endedAt != null;
  }
}

package dev.daybook.notify;

import java.time.Instant;

/** A row of table {@code alert_message}. */
record MessageRow(
    long messageId,
    long alertId,
    MessageAbout about,
    String receiver,
    String fallback,
    Severity severity,
    MessageState state,
    int attempts,
    Instant createdAt,
    Instant dueAt,
    Instant sentAt,
    String lastError) {
  Address address() {
    return Address.of(receiver, fallback);
  }
}

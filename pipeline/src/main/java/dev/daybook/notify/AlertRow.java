package dev.daybook.notify;

import dev.daybook.canonical.ShopId;
import java.time.Instant;
import java.util.Optional;

/** A row of table {@code alert}. */
record AlertRow(
    long alertId,
    String cause,
    Severity severity,
    String channel,
    String shop,
    String title,
    String body,
    String nextStep,
    int times,
    Instant firstSeenAt,
    Instant lastSeenAt,
    Instant endedAt) {
  Optional<ShopId> shopId() {
    return channel == null ? Optional.empty() : Optional.of(new ShopId(channel, shop));
  }
}

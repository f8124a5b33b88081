package dev.daybook.coverage;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import java.time.Instant;

/** A row of table {@code feed} with its shop's name. */
record FeedRow(
    int feedId,
    String channel,
    String shop,
    String subject,
    String axis,
    Instant goLiveAt,
    Instant closedAt,
    boolean owed) {
  RegisteredFeed registered() {
    return new RegisteredFeed(
        feedId, new FeedId(new ShopId(channel, shop), subject, axis), goLiveAt, closedAt, owed);
  }
}

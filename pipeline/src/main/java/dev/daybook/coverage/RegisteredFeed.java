package dev.daybook.coverage;

import dev.daybook.canonical.FeedId;
import java.time.Instant;

/**
 * A feed that the ledger keeps.
 *
 * @param goLive from when on its time is owed
 */
public record RegisteredFeed(int id, FeedId feed, Instant goLive) {}

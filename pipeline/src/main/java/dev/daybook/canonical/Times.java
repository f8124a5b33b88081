package dev.daybook.canonical;

import java.time.Instant;

/**
 * The instants of one order, UTC; null where it has not happened or the channel does not tell.
 *
 * @param sourceUpdatedAt the channel's own time of this version of the order, never null: what
 *     decides which of two versions is newer
 */
public record Times(
    Instant orderedAt,
    Instant paidAt,
    Instant shippedAt,
    Instant completedAt,
    Instant sourceUpdatedAt) {}

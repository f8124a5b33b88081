package dev.daybook.book;

import dev.daybook.canonical.Order;
import dev.daybook.canonical.OrderStatus;
import java.time.Instant;
import java.util.List;

/**
 * The newest version of an order: what its channel gave, what its after-sales have made of it, and
 * receiver data that the channel has blanked since.
 *
 * @param documentId with {@code recordNo}: the record that this version was read from
 */
public record BookedOrder(
    long orderId, int version, Order order, long documentId, int recordNo, Instant bookedAt) {

  /** An order with all that is known of it: trail and findings, oldest first. */
  public record History(BookedOrder order, List<TrailEntry> trail, List<OrderFinding> findings) {}

  /**
   * One change of status, or of the refunds alone: then both are the same.
   *
   * @param fromStatus null for the first
   * @param changedAt the channel's time; {@code recordedAt} ours
   * @param documentId with {@code recordNo}: the evidence; null for a change made by hand
   */
  public record TrailEntry(
      int version,
      OrderStatus fromStatus,
      OrderStatus toStatus,
      String channelStatus,
      Instant changedAt,
      Instant recordedAt,
      String actor,
      String address,
      Long documentId,
      Integer recordNo) {}

  /** What a rule found. {@code state} is OPEN, APPROVED, REJECTED or CLOSED. */
  public record OrderFinding(
      long findingId,
      String rule,
      int version,
      String severity,
      boolean hold,
      String message,
      String messageZh,
      String state,
      Instant foundAt,
      Instant closedAt) {}
}

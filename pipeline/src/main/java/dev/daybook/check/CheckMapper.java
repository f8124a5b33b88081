package dev.daybook.check;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/**
 * Tables {@code finding}, {@code review}, {@code order_check}, {@code rule_walk} and {@code
 * handoff_candidate}.
 */
@Mapper
interface CheckMapper {
  /** Those of these orders whose booked version was not checked, by id. */
  List<Long> unchecked(@Param("orderIds") Collection<Long> orderIds);

  /** All orders of the book, by id. */
  List<Long> booked(@Param("afterId") long afterId, @Param("limit") int limit);

  /** Null when the book was never walked. */
  RuleWalk walk();

  void begin(RuleWalk walk);

  /** Nothing when a walk with other rules has begun since. */
  void advance(RuleWalk walk);

  /** Checked versions of these orders that were not handed off await it. */
  void awaitHandoff(@Param("orderIds") Collection<Long> orderIds);

  /** The booked versions of these orders, locked until the end of the transaction. */
  List<BookedVersion> lockOrders(@Param("orderIds") Collection<Long> orderIds);

  /** All findings of these orders, with the state of their reviews; locked. */
  List<Stored> findings(@Param("orderIds") Collection<Long> orderIds);

  int insert(@Param("found") List<Found> found, @Param("now") Instant now);

  void openReviews(@Param("orderIds") Collection<Long> orderIds, @Param("now") Instant now);

  int close(@Param("findingIds") Collection<Long> findingIds, @Param("now") Instant now);

  int reopen(@Param("findingId") long findingId, @Param("state") String state);

  void checked(@Param("orders") List<CheckedVersion> orders, @Param("now") Instant now);

  /** What a known finding says of its order is what its rule says of it now. */
  void retell(@Param("findingId") long findingId, @Param("found") Found found);

  /**
   * @param review the state of its review; null when there is none
   */
  record Stored(
      long findingId,
      long orderId,
      String rule,
      String severity,
      boolean hold,
      String message,
      String messageZh,
      String evidence,
      String state,
      String review) {
    boolean tells(Found found) {
      return hold == found.hold()
          && severity.equals(found.severity())
          && message.equals(found.message())
          && messageZh.equals(found.messageZh());
    }
  }

  record BookedVersion(long orderId, int version) {}

  record CheckedVersion(long orderId, int version) {}
}

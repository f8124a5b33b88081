package dev.daybook.operate;

import dev.daybook.operate.OrderReport.HandoffRow;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What operators ask of the order book, beyond the book itself. */
@Mapper
interface OrderDeskMapper {
  /**
   * @param from with {@code to}: half-open, UTC; parts that are null do not matter
   * @param text a LIKE pattern with the escape character {@code !}
   */
  record Wanted(
      String channel,
      String shop,
      Instant from,
      Instant to,
      String status,
      String text,
      String rule,
      int limit,
      long offset) {}

  /** What stands against an order's hand-off. */
  record Standing(long orderId, long openFindings, boolean held) {}

  record DecisionRow(
      long findingId, long reviewId, String decidedBy, Instant decidedAt, String note) {}

  long count(Wanted wanted);

  /** The ids of one page, newest order first. */
  List<Long> find(Wanted wanted);

  /** One row for each of these orders that has findings. */
  List<Standing> standings(@Param("orderIds") List<Long> orderIds);

  List<DecisionRow> decisions(@Param("orderId") long orderId);

  List<HandoffRow> handoffs(@Param("orderId") long orderId);
}

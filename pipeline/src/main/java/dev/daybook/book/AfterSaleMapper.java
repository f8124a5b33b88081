package dev.daybook.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Table {@code after_sale}, and what it changes in orders that are booked. */
@Mapper
interface AfterSaleMapper {
  /** What is known of these after-sales, sorted by nothing. */
  List<Held> held(@Param("shopId") int shopId, @Param("afterSaleNos") List<String> afterSaleNos);

  /** All after-sales of these orders, locked until the end of the transaction. */
  List<Row> lockOfOrders(@Param("shopId") int shopId, @Param("orderNos") List<String> orderNos);

  /** Locks those of these orders that the book has; answers their ids. */
  List<Long> lockBooked(@Param("shopId") int shopId, @Param("orderNos") List<String> orderNos);

  /** Those of these orders that the book has come to know, an order being booked now included. */
  List<String> lockIdentities(
      @Param("shopId") int shopId, @Param("orderNos") List<String> orderNos);

  int delete(@Param("shopId") int shopId, @Param("afterSaleNos") List<String> afterSaleNos);

  int move(
      @Param("shopId") int shopId,
      @Param("afterSaleNo") String afterSaleNo,
      @Param("version") int version,
      @Param("documentId") long documentId,
      @Param("recordNo") int recordNo);

  /** What these orders are and what their channel gave, locked until the end of the transaction. */
  List<OrderRow> lockOrders(@Param("orderIds") List<Long> orderIds);

  /** Their lines, by order and number. */
  List<LineRow> lines(@Param("orderIds") List<Long> orderIds);

  /** Writes a further version of each of these orders; answers how many it found. */
  int change(@Param("orders") List<Changed> orders, @Param("now") Instant now);

  int changeLines(@Param("lines") List<ChangedLine> lines);

  /** All after-sales of an order, oldest first. */
  List<Row> ofOrder(
      @Param("channel") String channel,
      @Param("shop") String shop,
      @Param("orderNo") String orderNo);

  /** Those whose order the book does not hold, oldest first. */
  List<Row> waiting(
      @Param("channel") String channel, @Param("shop") String shop, @Param("limit") int limit);

  long countWaiting(@Param("channel") String channel, @Param("shop") String shop);

  record Held(
      String afterSaleNo,
      String orderNo,
      int version,
      String state,
      Instant sourceUpdatedAt,
      byte[] contentHash,
      long documentId,
      int recordNo,
      boolean dated,
      boolean replayed) {}

  record Row(
      String channel,
      String shop,
      String afterSaleNo,
      String orderNo,
      int version,
      String kind,
      String state,
      String channelState,
      String lineId,
      String itemId,
      String skuId,
      String currency,
      BigDecimal requested,
      BigDecimal refunded,
      String reason,
      String trackingNo,
      Instant openedAt,
      Instant closedAt,
      Instant sourceUpdatedAt,
      long documentId,
      int recordNo,
      Instant bookedAt) {
    /** Tells no reason: buyers write it. */
    @Override
    public String toString() {
      return "Row[of after-sale %s]".formatted(afterSaleNo);
    }
  }

  record OrderRow(
      long orderId,
      String externalNo,
      int version,
      String status,
      String givenStatus,
      String forwardStatus,
      String currency,
      BigDecimal buyerPaid,
      BigDecimal refundTotal,
      BigDecimal givenRefundTotal,
      String flags) {}

  record LineRow(
      long orderId,
      int lineNo,
      String itemId,
      String skuId,
      String refundState,
      String givenRefundState) {}

  record Changed(long orderId, int version, String status, BigDecimal refundTotal) {}

  record ChangedLine(long orderId, int lineNo, String refundState) {}
}

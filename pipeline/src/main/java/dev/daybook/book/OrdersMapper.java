package dev.daybook.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** The read side of the book. */
@Mapper
interface OrdersMapper {
  List<OrderRow> byIds(@Param("orderIds") Collection<Long> orderIds);

  List<LineRow> lines(@Param("orderIds") Collection<Long> orderIds);

  List<BookedOrder.TrailEntry> trail(@Param("orderId") long orderId);

  List<BookedOrder.OrderFinding> findings(@Param("orderId") long orderId);

  Long find(
      @Param("channel") String channel,
      @Param("shop") String shop,
      @Param("externalNo") String externalNo);

  List<Long> search(Orders.Search search);

  List<CurrencyAccount> accountsOfRun(@Param("runId") long runId);

  record OrderRow(
      long orderId,
      String channel,
      String shop,
      String externalNo,
      int version,
      String status,
      String channelStatus,
      String buyerId,
      String buyerName,
      String buyerPhone,
      boolean buyerMasked,
      String receiverName,
      String receiverPhone,
      String country,
      String province,
      String city,
      String district,
      String address,
      String addressId,
      String currency,
      BigDecimal goodsTotal,
      BigDecimal freight,
      BigDecimal merchantDiscount,
      BigDecimal platformDiscount,
      BigDecimal otherDiscount,
      BigDecimal paymentDiscount,
      BigDecimal buyerPaid,
      BigDecimal merchantReceivable,
      BigDecimal refundTotal,
      boolean paymentConfirmed,
      Instant orderedAt,
      Instant paidAt,
      Instant shippedAt,
      Instant completedAt,
      Instant sourceUpdatedAt,
      String buyerNote,
      String sellerNote,
      String flags,
      String extras,
      long documentId,
      int recordNo,
      Instant bookedAt,
      String givenStatus,
      String forwardStatus,
      BigDecimal givenRefundTotal) {}

  record LineRow(
      long orderId,
      int lineNo,
      String itemId,
      String skuId,
      String merchantSku,
      String title,
      BigDecimal quantity,
      BigDecimal unitPrice,
      BigDecimal lineTotal,
      BigDecimal lineDiscount,
      String refundState,
      String givenRefundState) {}
}

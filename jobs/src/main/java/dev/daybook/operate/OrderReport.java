package dev.daybook.operate;

import dev.daybook.book.BookedAfterSale;
import dev.daybook.canonical.Buyer;
import dev.daybook.canonical.OrderStatus;
import dev.daybook.canonical.Receiver;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Times;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * An order with all that is known of it. It names people: for the one who asked for this order, not
 * for lists.
 *
 * @param status with what after-sales have made of it; {@code forwardStatus} refunds left aside
 * @param held whether a finding keeps it from the ERP
 * @param evidence the record that the newest version was read from, then those of older versions
 * @param handoff the versions that went to the ERP, oldest first
 */
public record OrderReport(
    long orderId,
    ShopId shop,
    String externalNo,
    int version,
    OrderStatus status,
    OrderStatus forwardStatus,
    String channelStatus,
    boolean paymentConfirmed,
    boolean held,
    Buyer buyer,
    Receiver receiver,
    OrderAmounts amounts,
    Times times,
    String buyerNote,
    String sellerNote,
    SortedSet<String> flags,
    SortedMap<String, Object> extras,
    List<Line> lines,
    Instant bookedAt,
    List<AfterSaleRow> afterSales,
    List<TrailStep> trail,
    List<FindingRow> findings,
    List<Evidence> evidence,
    List<HandoffRow> handoff) {

  /** In the currency's own decimals; a discount is a positive amount. */
  public record OrderAmounts(
      String currency,
      BigDecimal goodsTotal,
      BigDecimal freight,
      BigDecimal merchantDiscount,
      BigDecimal platformDiscount,
      BigDecimal otherDiscount,
      BigDecimal paymentDiscount,
      BigDecimal buyerPaid,
      BigDecimal merchantReceivable,
      BigDecimal refundTotal) {}

  public record Line(
      int lineNo,
      String itemId,
      String skuId,
      String merchantSku,
      String title,
      BigDecimal quantity,
      BigDecimal unitPrice,
      BigDecimal lineTotal,
      BigDecimal lineDiscount,
      String refundState) {}

  /**
   * One after-sale, oldest first.
   *
   * @param state OPEN, SUCCEEDED or CLOSED; {@code channelState} in the channel's own words
   * @param lineId with {@code itemId} and {@code skuId}: what the channel names the line with
   * @param documentId with {@code recordNo}: the record that it was read from
   */
  public record AfterSaleRow(
      String afterSaleNo,
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
      int recordNo) {
    static AfterSaleRow of(BookedAfterSale booked) {
      var afterSale = booked.afterSale();
      return new AfterSaleRow(
          afterSale.afterSaleNo(),
          booked.version(),
          afterSale.kind().name(),
          afterSale.state().name(),
          afterSale.channelState(),
          afterSale.item().lineId(),
          afterSale.item().itemId(),
          afterSale.item().skuId(),
          afterSale.requested().currency().getCurrencyCode(),
          afterSale.requested().amount(),
          afterSale.refunded().amount(),
          afterSale.reason(),
          afterSale.trackingNo(),
          afterSale.times().openedAt(),
          afterSale.times().closedAt(),
          afterSale.times().sourceUpdatedAt(),
          booked.documentId(),
          booked.recordNo());
    }
  }

  /**
   * One change of status, or of the refunds alone: then both are the same.
   *
   * @param fromStatus null for the first
   * @param changedAt the channel's time; {@code recordedAt} ours
   * @param documentId with {@code recordNo}: the evidence; null for a change made by hand
   */
  public record TrailStep(
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

  /**
   * What a rule found, and the decision on it.
   *
   * @param state OPEN, APPROVED, REJECTED or CLOSED
   * @param reviewId null when nobody has to decide; {@code decidedBy} while nobody has
   */
  public record FindingRow(
      long findingId,
      String rule,
      int version,
      String severity,
      boolean hold,
      String message,
      String messageZh,
      String state,
      Instant foundAt,
      Instant closedAt,
      Long reviewId,
      String decidedBy,
      Instant decidedAt,
      String note) {}

  /**
   * Where the bytes are.
   *
   * @param path of the kept, compressed bytes
   * @param sha256 of the bytes as they came
   */
  public record Evidence(
      long documentId,
      String kind,
      String name,
      int recordNo,
      String feed,
      Instant landedAt,
      String path,
      String sha256) {}

  /**
   * @param state PENDING, ACKNOWLEDGED or REFUSED
   */
  public record HandoffRow(
      int version,
      String batch,
      String state,
      Instant createdAt,
      Instant answeredAt,
      String reason) {}
}

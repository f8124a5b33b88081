package dev.daybook.book;

import dev.daybook.canonical.Money;
import dev.daybook.canonical.OrderLine;
import dev.daybook.canonical.OrderStatus;
import dev.daybook.landing.LandedRecord;
import java.math.BigDecimal;
import java.time.Instant;

/** Rows in the column order of {@code RowLoads.xml} and {@code RowInserts.xml}. */
final class BookRows {
  private BookRows() {}

  static Object[] identity(int shopId, String externalNo) {
    return new Object[] {shopId, externalNo};
  }

  static Object[] order(OrderDraft draft, Instant bookedAt) {
    var order = draft.order();
    var buyer = draft.buyer();
    var receiver = draft.receiver();
    var amounts = order.amounts();
    var times = order.times();
    return new Object[] {
      draft.orderId(),
      draft.shopId(),
      draft.version(),
      order.status().name(),
      order.channelStatus(),
      buyer.channelBuyerId(),
      buyer.name(),
      buyer.phone(),
      buyer.masked(),
      receiver.name(),
      receiver.phone(),
      receiver.country(),
      receiver.province(),
      receiver.city(),
      receiver.district(),
      receiver.address(),
      receiver.addressId(),
      amounts.currency().getCurrencyCode(),
      decimal(amounts.goodsTotal()),
      decimal(amounts.freight()),
      decimal(amounts.merchantDiscount()),
      decimal(amounts.platformDiscount()),
      decimal(amounts.otherDiscount()),
      decimal(amounts.paymentDiscount()),
      decimal(amounts.buyerPaid()),
      decimal(amounts.merchantReceivable()),
      decimal(amounts.refundTotal()),
      order.paymentConfirmed(),
      UtcText.of(times.orderedAt()),
      UtcText.of(times.paidAt()),
      UtcText.of(times.shippedAt()),
      UtcText.of(times.completedAt()),
      UtcText.of(times.sourceUpdatedAt()),
      order.buyerNote(),
      order.sellerNote(),
      BookJson.flags(order.flags()),
      BookJson.extras(order.extras()),
      draft.hash().bytes(),
      draft.evidence().documentId(),
      draft.evidence().recordNo(),
      order.lines().size(),
      UtcText.of(bookedAt)
    };
  }

  static Object[] line(long orderId, OrderLine line) {
    return new Object[] {
      orderId,
      line.lineNo(),
      line.itemId(),
      line.skuId(),
      line.merchantSku(),
      line.title(),
      line.quantity(),
      decimal(line.unitPrice()),
      decimal(line.lineTotal()),
      decimal(line.lineDiscount()),
      line.refundState()
    };
  }

  static Object[] trail(long orderId, StatusChange change, Chunk chunk, Instant recordedAt) {
    return new Object[] {
      orderId,
      change.version(),
      change.from() == null ? null : change.from().name(),
      change.to().name(),
      change.channelStatus(),
      UtcText.of(change.changedAt()),
      UtcText.of(recordedAt),
      chunk.actor(),
      chunk.address(),
      change.evidence().documentId(),
      change.evidence().recordNo(),
      chunk.replay()
    };
  }

  private static BigDecimal decimal(Money money) {
    return money.amount();
  }

  /** One row of the trail to be; {@code from} is null for a new order. */
  record StatusChange(
      int version,
      OrderStatus from,
      OrderStatus to,
      String channelStatus,
      Instant changedAt,
      LandedRecord evidence) {}
}

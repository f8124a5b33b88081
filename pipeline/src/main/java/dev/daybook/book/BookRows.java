package dev.daybook.book;

import dev.daybook.canonical.Money;
import dev.daybook.canonical.OrderLine;
import dev.daybook.canonical.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

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
      draft.effect().status().name(),
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
      decimal(draft.effect().refundTotal()),
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
      draft.held().hash().bytes(),
      draft.held().documentId(),
      draft.held().recordNo(),
      order.lines().size(),
      UtcText.of(bookedAt),
      draft.held().dated(),
      order.status().name(),
      order.forward().name(),
      decimal(amounts.refundTotal())
    };
  }

  static List<Object[]> lines(OrderDraft draft) {
    var lines = draft.order().lines();
    var states = draft.effect().refundStates();
    return IntStream.range(0, lines.size())
        .mapToObj(i -> line(draft.orderId(), lines.get(i), states.get(i)))
        .toList();
  }

  private static Object[] line(long orderId, OrderLine line, String refundState) {
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
      refundState,
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
      change.documentId(),
      change.recordNo(),
      chunk.replay()
    };
  }

  static Object[] afterSale(AfterSaleDraft draft, boolean replay, Instant bookedAt) {
    var afterSale = draft.afterSale();
    var item = afterSale.item();
    var times = afterSale.times();
    return new Object[] {
      draft.shopId(),
      afterSale.afterSaleNo(),
      afterSale.orderNo(),
      draft.version(),
      afterSale.kind().name(),
      afterSale.state().name(),
      afterSale.channelState(),
      item.lineId(),
      item.itemId(),
      item.skuId(),
      afterSale.requested().currency().getCurrencyCode(),
      decimal(afterSale.requested()),
      decimal(afterSale.refunded()),
      afterSale.reason(),
      afterSale.trackingNo(),
      UtcText.of(times.openedAt()),
      UtcText.of(times.closedAt()),
      UtcText.of(times.sourceUpdatedAt()),
      draft.held().dated(),
      draft.held().hash().bytes(),
      draft.held().documentId(),
      draft.held().recordNo(),
      draft.isStored() ? draft.stored().replayed() : replay,
      UtcText.of(bookedAt)
    };
  }

  private static BigDecimal decimal(Money money) {
    return money.amount();
  }

  /**
   * One row of the trail to be; {@code from} is null for a new order. The two are the same when
   * after-sales have changed the refunds of an order, but not its status.
   *
   * @param documentId with {@code recordNo}: the record of the order or after-sale that made it
   */
  record StatusChange(
      int version,
      OrderStatus from,
      OrderStatus to,
      String channelStatus,
      Instant changedAt,
      long documentId,
      int recordNo) {}
}

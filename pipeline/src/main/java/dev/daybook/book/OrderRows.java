package dev.daybook.book;

import dev.daybook.book.OrdersMapper.LineRow;
import dev.daybook.book.OrdersMapper.OrderRow;
import dev.daybook.canonical.Amounts;
import dev.daybook.canonical.Buyer;
import dev.daybook.canonical.Money;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.OrderLine;
import dev.daybook.canonical.OrderStatus;
import dev.daybook.canonical.Receiver;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Times;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;

/** Rows of the book become orders again. */
final class OrderRows {
  private OrderRows() {}

  /** What the order is, with its after-sales. */
  static BookedOrder order(OrderRow row, List<LineRow> lines) {
    return order(row, lines, row.status(), row.refundTotal(), LineRow::refundState);
  }

  /** What its channel gave. */
  static BookedOrder given(OrderRow row, List<LineRow> lines) {
    return order(row, lines, row.givenStatus(), row.givenRefundTotal(), LineRow::givenRefundState);
  }

  private static BookedOrder order(
      OrderRow row,
      List<LineRow> lines,
      String status,
      BigDecimal refundTotal,
      Function<LineRow, String> refundState) {
    var currency = Currency.getInstance(row.currency());
    var order =
        new Order(
            new ShopId(row.channel(), row.shop()),
            row.externalNo(),
            OrderStatus.valueOf(status),
            OrderStatus.valueOf(row.forwardStatus()),
            row.channelStatus(),
            new Buyer(row.buyerId(), row.buyerName(), row.buyerPhone(), row.buyerMasked()),
            receiver(row),
            amounts(row, refundTotal, currency),
            row.paymentConfirmed(),
            new Times(
                row.orderedAt(),
                row.paidAt(),
                row.shippedAt(),
                row.completedAt(),
                row.sourceUpdatedAt()),
            row.buyerNote(),
            row.sellerNote(),
            BookJson.flags(row.flags()),
            BookJson.extras(row.extras()),
            lines.stream().map(line -> line(line, refundState.apply(line), currency)).toList());
    return new BookedOrder(
        row.orderId(), row.version(), order, row.documentId(), row.recordNo(), row.bookedAt());
  }

  private static Receiver receiver(OrderRow row) {
    return new Receiver(
        row.receiverName(),
        row.receiverPhone(),
        row.country(),
        row.province(),
        row.city(),
        row.district(),
        row.address(),
        row.addressId());
  }

  private static Amounts amounts(OrderRow row, BigDecimal refundTotal, Currency currency) {
    return new Amounts(
        money(row.goodsTotal(), currency),
        money(row.freight(), currency),
        money(row.merchantDiscount(), currency),
        money(row.platformDiscount(), currency),
        money(row.otherDiscount(), currency),
        money(row.paymentDiscount(), currency),
        money(row.buyerPaid(), currency),
        money(row.merchantReceivable(), currency),
        money(refundTotal, currency));
  }

  private static OrderLine line(LineRow row, String refundState, Currency currency) {
    return new OrderLine(
        row.lineNo(),
        row.itemId(),
        row.skuId(),
        row.merchantSku(),
        row.title(),
        row.quantity(),
        money(row.unitPrice(), currency),
        money(row.lineTotal(), currency),
        money(row.lineDiscount(), currency),
        refundState);
  }

  /** The column has four decimals; those the currency has not are zero. */
  private static Money money(BigDecimal stored, Currency currency) {
    return new Money(
        stored.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY), currency);
  }
}

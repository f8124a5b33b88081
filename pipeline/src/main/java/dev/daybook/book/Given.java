package dev.daybook.book;

import dev.daybook.canonical.Money;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.OrderStatus;
import java.util.List;

/**
 * What the channel's order says of refunds: kept beside what after-sales make of it, so that the
 * effect can be found anew whenever either changes.
 *
 * @param assumed whether the refund total is a guess, from a state that names no amount
 */
record Given(
    OrderStatus status,
    OrderStatus forward,
    Money buyerPaid,
    Money refundTotal,
    boolean assumed,
    List<Line> lines) {
  static Given of(Order order) {
    var amounts = order.amounts();
    return new Given(
        order.status(),
        order.forward(),
        amounts.buyerPaid(),
        amounts.refundTotal(),
        order.flags().contains(Order.REFUND_AMOUNT_ASSUMED),
        order.lines().stream()
            .map(line -> new Line(line.itemId(), line.skuId(), line.refundState()))
            .toList());
  }

  boolean knowsMoreThan(Money told) {
    return !assumed && refundTotal.compareTo(told) > 0;
  }

  record Line(String itemId, String skuId, String refundState) {}
}

package dev.daybook.mapping;

import dev.daybook.canonical.Amounts;
import dev.daybook.canonical.Money;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.OrderLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An order as rules and ERP templates see it: the variable {@code order}. Names are those of the
 * order book's columns; money is Long in the smallest unit of {@code order.currency}; times are
 * {@link java.time.Instant} or null; quantity is its exact decimal text.
 */
public final class OrderView {
  private OrderView() {}

  /** The variable {@code order}, with our id and version of it. */
  public static Map<String, Object> of(long orderId, int version, Order order) {
    var view = new HashMap<String, Object>();
    view.put("order_id", orderId);
    view.put("version", (long) version);
    view.put("channel", order.shop().channel());
    view.put("shop", order.shop().shop());
    view.put("external_no", order.externalNo());
    view.put("status", order.status().name());
    view.put("forward_status", order.forward().name());
    view.put("channel_status", order.channelStatus());
    view.put("payment_confirmed", order.paymentConfirmed());
    view.put("buyer_note", order.buyerNote());
    view.put("seller_note", order.sellerNote());
    view.put("flags", List.copyOf(order.flags()));
    view.put("extras", order.extras());
    putPeople(view, order);
    putAmounts(view, order.amounts());
    putTimes(view, order);
    view.put("lines", order.lines().stream().map(OrderView::line).toList());
    return view;
  }

  /** The variable {@code line}. */
  public static Map<String, Object> line(OrderLine line) {
    return Map.of(
        "line_no", (long) line.lineNo(),
        "item_id", line.itemId(),
        "sku_id", line.skuId(),
        "merchant_sku", line.merchantSku(),
        "title", line.title(),
        "quantity", line.quantity().toPlainString(),
        "unit_price", line.unitPrice().minor(),
        "line_total", line.lineTotal().minor(),
        "line_discount", line.lineDiscount().minor(),
        "refund_state", line.refundState());
  }

  private static void putPeople(Map<String, Object> view, Order order) {
    var buyer = order.buyer();
    view.put("buyer_id", buyer.channelBuyerId());
    view.put("buyer_name", buyer.name());
    view.put("buyer_phone", buyer.phone());
    view.put("buyer_masked", buyer.masked());
    var receiver = order.receiver();
    view.put("receiver_name", receiver.name());
    view.put("receiver_phone", receiver.phone());
    view.put("country", receiver.country());
    view.put("province", receiver.province());
    view.put("city", receiver.city());
    view.put("district", receiver.district());
    view.put("address", receiver.address());
    view.put("address_id", receiver.addressId());
  }

  private static void putAmounts(Map<String, Object> view, Amounts amounts) {
    view.put("currency", amounts.currency().getCurrencyCode());
    view.put("goods_total", minor(amounts.goodsTotal()));
    view.put("freight", minor(amounts.freight()));
    view.put("merchant_discount", minor(amounts.merchantDiscount()));
    view.put("platform_discount", minor(amounts.platformDiscount()));
    view.put("other_discount", minor(amounts.otherDiscount()));
    view.put("payment_discount", minor(amounts.paymentDiscount()));
    view.put("discounts", minor(amounts.discounts()));
    view.put("buyer_paid", minor(amounts.buyerPaid()));
    view.put("merchant_receivable", minor(amounts.merchantReceivable()));
    view.put("refund_total", minor(amounts.refundTotal()));
  }

  private static void putTimes(Map<String, Object> view, Order order) {
    var times = order.times();
    view.put("ordered_at", times.orderedAt());
    view.put("paid_at", times.paidAt());
    view.put("shipped_at", times.shippedAt());
    view.put("completed_at", times.completedAt());
    view.put("source_updated_at", times.sourceUpdatedAt());
  }

  private static Long minor(Money money) {
    return money.minor();
  }
}

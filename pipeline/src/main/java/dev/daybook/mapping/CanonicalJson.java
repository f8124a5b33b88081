package dev.daybook.mapping;

import dev.daybook.canonical.AfterSale;
import dev.daybook.canonical.Amounts;
import dev.daybook.canonical.Money;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.OrderLine;
import dev.daybook.canonical.Times;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * An order as JSON: keys always in the same order, money and quantities as decimal text, times as
 * UTC in ISO-8601 or null. The same order always gives the same text. It names people. An order
 * tells {@code forward_status} only where it is another than its status.
 */
public final class CanonicalJson {
  private static final ObjectWriter LINE =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build().writer();

  private CanonicalJson() {}

  /** On one line. */
  public static String line(Order order) {
    return LINE.writeValueAsString(tree(order));
  }

  /** Any tree of maps and lists, over many lines. */
  static String pretty(Object tree) {
    return LINE.withDefaultPrettyPrinter().writeValueAsString(tree).replace("\r\n", "\n") + "\n";
  }

  /** The order as maps and lists. */
  public static Map<String, Object> tree(Order order) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("shop", order.shop().toString());
    tree.put("external_no", order.externalNo());
    tree.put("status", order.status().name());
    if (order.forward() != order.status()) {
      tree.put("forward_status", order.forward().name());
    }
    tree.put("channel_status", order.channelStatus());
    tree.put("payment_confirmed", order.paymentConfirmed());
    tree.put("buyer", buyer(order));
    tree.put("receiver", receiver(order));
    tree.put("amounts", amounts(order.amounts()));
    tree.put("times", times(order.times()));
    tree.put("buyer_note", order.buyerNote());
    tree.put("seller_note", order.sellerNote());
    tree.put("flags", List.copyOf(order.flags()));
    tree.put("extras", order.extras());
    tree.put("lines", order.lines().stream().map(CanonicalJson::line).toList());
    return tree;
  }

  /** The after-sale as maps and lists. */
  public static Map<String, Object> tree(AfterSale afterSale) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("shop", afterSale.shop().toString());
    tree.put("after_sale_no", afterSale.afterSaleNo());
    tree.put("order_no", afterSale.orderNo());
    tree.put("kind", afterSale.kind().name());
    tree.put("state", afterSale.state().name());
    tree.put("channel_state", afterSale.channelState());
    var item = new LinkedHashMap<String, Object>();
    item.put("line_id", afterSale.item().lineId());
    item.put("item_id", afterSale.item().itemId());
    item.put("sku_id", afterSale.item().skuId());
    tree.put("item", item);
    tree.put("currency", afterSale.requested().currency().getCurrencyCode());
    tree.put("requested", decimal(afterSale.requested()));
    tree.put("refunded", decimal(afterSale.refunded()));
    tree.put("reason", afterSale.reason());
    tree.put("tracking_no", afterSale.trackingNo());
    var times = new LinkedHashMap<String, Object>();
    times.put("opened_at", text(afterSale.times().openedAt()));
    times.put("closed_at", text(afterSale.times().closedAt()));
    times.put("source_updated_at", text(afterSale.times().sourceUpdatedAt()));
    tree.put("times", times);
    return tree;
  }

  private static Map<String, Object> buyer(Order order) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("id", order.buyer().channelBuyerId());
    tree.put("name", order.buyer().name());
    tree.put("phone", order.buyer().phone());
    tree.put("masked", order.buyer().masked());
    return tree;
  }

  private static Map<String, Object> receiver(Order order) {
    var receiver = order.receiver();
    var tree = new LinkedHashMap<String, Object>();
    tree.put("name", receiver.name());
    tree.put("phone", receiver.phone());
    tree.put("country", receiver.country());
    tree.put("province", receiver.province());
    tree.put("city", receiver.city());
    tree.put("district", receiver.district());
    tree.put("address", receiver.address());
    tree.put("address_id", receiver.addressId());
    return tree;
  }

  private static Map<String, Object> amounts(Amounts amounts) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("currency", amounts.currency().getCurrencyCode());
    tree.put("goods_total", decimal(amounts.goodsTotal()));
    tree.put("freight", decimal(amounts.freight()));
    tree.put("merchant_discount", decimal(amounts.merchantDiscount()));
    tree.put("platform_discount", decimal(amounts.platformDiscount()));
    tree.put("other_discount", decimal(amounts.otherDiscount()));
    tree.put("payment_discount", decimal(amounts.paymentDiscount()));
    tree.put("buyer_paid", decimal(amounts.buyerPaid()));
    tree.put("merchant_receivable", decimal(amounts.merchantReceivable()));
    tree.put("refund_total", decimal(amounts.refundTotal()));
    return tree;
  }

  private static Map<String, Object> times(Times times) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("ordered_at", text(times.orderedAt()));
    tree.put("paid_at", text(times.paidAt()));
    tree.put("shipped_at", text(times.shippedAt()));
    tree.put("completed_at", text(times.completedAt()));
    tree.put("source_updated_at", text(times.sourceUpdatedAt()));
    return tree;
  }

  private static Map<String, Object> line(OrderLine line) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("line_no", line.lineNo());
    tree.put("item_id", line.itemId());
    tree.put("sku_id", line.skuId());
    tree.put("merchant_sku", line.merchantSku());
    tree.put("title", line.title());
    tree.put("quantity", line.quantity().toPlainString());
    tree.put("unit_price", decimal(line.unitPrice()));
    tree.put("line_total", decimal(line.lineTotal()));
    tree.put("line_discount", decimal(line.lineDiscount()));
    tree.put("refund_state", line.refundState());
    return tree;
  }

  private static String decimal(Money money) {
    return money.amount().toPlainString();
  }

  private static String text(Instant instant) {
    return instant == null ? null : instant.toString();
  }
}

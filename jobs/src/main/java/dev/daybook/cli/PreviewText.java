package dev.daybook.cli;

import dev.daybook.canonical.AfterSale;
import dev.daybook.canonical.Masked;
import dev.daybook.canonical.Money;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.OrderLine;
import dev.daybook.mapping.Unreadable;
import dev.daybook.operate.Previewed;
import java.util.List;
import java.util.stream.Collectors;

/** A previewed record in a few lines; people are masked. */
final class PreviewText {
  private PreviewText() {}

  static String of(Previewed record) {
    if (record instanceof Previewed.Readable readable) {
      return order(readable.order());
    }
    if (record instanceof Previewed.Returned returned) {
      return afterSale(returned.afterSale());
    }
    var rejection = (Previewed.Rejection) record;
    var number = rejection.rejected().isEmpty() ? "" : rejection.rejected() + "  ";
    return "REJECTED  " + number + rejection.place() + "\n" + reasons(rejection.reasons());
  }

  static String reasons(List<Unreadable> reasons) {
    return reasons.stream().map(PreviewText::reason).collect(Collectors.joining());
  }

  private static String reason(Unreadable reason) {
    return """
      where     %s: field '%s'
      found     "%s"
      expected  %s
      next      %s
    """
        .formatted(
            reason.place(), reason.field(), reason.value(), reason.expected(), reason.next());
  }

  private static String afterSale(AfterSale afterSale) {
    var times = afterSale.times();
    var item = afterSale.item();
    return """
    %s  %s %s (%s) of order %s
      opened %s  closed %s  changed %s
      asked %s, paid back %s %s; sku %s item %s line %s; parcel %s
    """
        .formatted(
            afterSale.afterSaleNo(),
            afterSale.kind(),
            afterSale.state(),
            afterSale.channelState(),
            afterSale.orderNo(),
            orNone(times.openedAt()),
            orNone(times.closedAt()),
            times.sourceUpdatedAt(),
            plain(afterSale.requested()),
            plain(afterSale.refunded()),
            afterSale.refunded().currency(),
            orDash(item.skuId()),
            orDash(item.itemId()),
            orDash(item.lineId()),
            orDash(afterSale.trackingNo()));
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  private static String order(Order order) {
    var amounts = order.amounts();
    var receiver = order.receiver();
    return """
    %s  %s (%s)%s
      ordered %s  paid %s  changed %s
      goods %s + freight %s - discounts %s = paid %s %s; refunded %s
      receiver %s %s %s %s
    """
            .formatted(
                order.externalNo(),
                order.status(),
                order.channelStatus(),
                order.flags().isEmpty() ? "" : "  " + order.flags(),
                orNone(order.times().orderedAt()),
                orNone(order.times().paidAt()),
                order.times().sourceUpdatedAt(),
                plain(amounts.goodsTotal()),
                plain(amounts.freight()),
                plain(amounts.discounts()),
                plain(amounts.buyerPaid()),
                amounts.currency(),
                plain(amounts.refundTotal()),
                Masked.name(receiver.name()),
                Masked.phone(receiver.phone()),
                receiver.province(),
                receiver.city())
        + order.lines().stream().map(PreviewText::line).collect(Collectors.joining());
  }

  private static String line(OrderLine line) {
    return "  %d. %s x %s = %s  %s%n"
        .formatted(
            line.lineNo(),
            line.quantity().toPlainString(),
            plain(line.unitPrice()),
            plain(line.lineTotal()),
            line.title());
  }

  private static String plain(Money money) {
    return money.amount().toPlainString();
  }

  static String orNone(Object value) {
    return value == null ? "-" : value.toString();
  }
}

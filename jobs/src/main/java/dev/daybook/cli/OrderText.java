package dev.daybook.cli;

import static dev.daybook.cli.PreviewText.orNone;

import dev.daybook.operate.OrderReport;
import dev.daybook.operate.OrdersFound;
import dev.daybook.operate.WaitingReport;
import java.util.stream.Collectors;

/** Orders as people read them. Times are UTC. */
final class OrderText {
  private OrderText() {}

  static String of(OrdersFound found) {
    var table =
        new Table(
            "id", "shop", "number", "status", "ordered (UTC)", "paid", "", "receiver", "phone", "");
    for (var order : found.orders()) {
      table.row(
          String.valueOf(order.orderId()),
          order.shop(),
          order.externalNo(),
          order.status(),
          orNone(order.orderedAt()),
          order.buyerPaid().toPlainString(),
          order.currency(),
          order.receiverName(),
          order.receiverPhone(),
          order.held() ? "held" : order.openFindings() > 0 ? "findings" : "");
    }
    return "%s%n%,d orders; page %d shows %,d%n"
        .formatted(table, found.total(), found.page(), found.orders().size());
  }

  static String of(OrderReport order) {
    var text = new StringBuilder();
    text.append(head(order)).append('\n').append(lines(order)).append(afterSales(order));
    text.append("\nTrail\n");
    order
        .trail()
        .forEach(
            step ->
                text.append(
                    "  %s  %s -> %s (%s)  by %s%s%n"
                        .formatted(
                            step.changedAt(),
                            orNone(step.fromStatus()),
                            step.toStatus(),
                            step.channelStatus(),
                            step.actor(),
                            step.documentId() == null
                                ? ""
                                : ", document %d record %d"
                                    .formatted(step.documentId(), step.recordNo()))));
    text.append(findings(order)).append("\nEvidence\n");
    order
        .evidence()
        .forEach(
            evidence ->
                text.append(
                    "  document %d (%s), record %d, landed %s%n    %s%n"
                        .formatted(
                            evidence.documentId(),
                            evidence.name(),
                            evidence.recordNo(),
                            evidence.landedAt(),
                            evidence.path())));
    return text.append(handoff(order)).toString();
  }

  private static String head(OrderReport order) {
    var receiver = order.receiver();
    var amounts = order.amounts();
    return """
    %d  %s/%s  version %d%s
      status    %s (%s)%s
      ordered   %s   paid %s   shipped %s   completed %s
      changed   %s   booked %s
      buyer     %s %s %s
      receiver  %s %s
                %s %s %s %s
      amounts   goods %s + freight %s - merchant %s - platform %s - other %s - payment %s = paid %s %s
                merchant is due %s, refunded %s
      notes     buyer: %s  seller: %s
      flags     %s
    """
        .formatted(
            order.orderId(),
            order.shop(),
            order.externalNo(),
            order.version(),
            order.held() ? "  HELD" : "",
            order.status() == order.forwardStatus()
                ? order.status()
                : order.status() + ", else " + order.forwardStatus(),
            order.channelStatus(),
            order.paymentConfirmed() ? "" : ", payment not confirmed",
            orNone(order.times().orderedAt()),
            orNone(order.times().paidAt()),
            orNone(order.times().shippedAt()),
            orNone(order.times().completedAt()),
            order.times().sourceUpdatedAt(),
            order.bookedAt(),
            order.buyer().channelBuyerId(),
            order.buyer().name(),
            order.buyer().phone(),
            receiver.name(),
            receiver.phone(),
            receiver.province(),
            receiver.city(),
            receiver.district(),
            receiver.address(),
            amounts.goodsTotal().toPlainString(),
            amounts.freight().toPlainString(),
            amounts.merchantDiscount().toPlainString(),
            amounts.platformDiscount().toPlainString(),
            amounts.otherDiscount().toPlainString(),
            amounts.paymentDiscount().toPlainString(),
            amounts.buyerPaid().toPlainString(),
            amounts.currency(),
            amounts.merchantReceivable().toPlainString(),
            amounts.refundTotal().toPlainString(),
            orNone(order.buyerNote()),
            orNone(order.sellerNote()),
            order.flags());
  }

  private static String lines(OrderReport order) {
    var table =
        new Table(
            "line", "item", "sku", "our code", "quantity", "price", "total", "refund", "title");
    for (var line : order.lines()) {
      table.row(
          line.lineNo(),
          line.itemId(),
          line.skuId(),
          line.merchantSku(),
          line.quantity().toPlainString(),
          line.unitPrice().toPlainString(),
          line.lineTotal().toPlainString(),
          line.refundState(),
          line.title());
    }
    return table.toString();
  }

  private static String afterSales(OrderReport order) {
    if (order.afterSales().isEmpty()) {
      return "";
    }
    var table =
        new Table("number", "kind", "state", "asked", "paid back", "", "line", "parcel", "reason");
    for (var afterSale : order.afterSales()) {
      table.row(
          afterSale.afterSaleNo(),
          afterSale.kind(),
          "%s (%s)".formatted(afterSale.state(), afterSale.channelState()),
          afterSale.requested().toPlainString(),
          afterSale.refunded().toPlainString(),
          afterSale.currency(),
          afterSale.skuId().isEmpty() ? afterSale.itemId() : afterSale.skuId(),
          afterSale.trackingNo(),
          afterSale.reason());
    }
    return "\nAfter-sales\n" + table;
  }

  static String of(WaitingReport report) {
    if (report.afterSales().isEmpty()) {
      return "no after-sale waits for its order\n";
    }
    var table =
        new Table(
            "shop", "after-sale", "order", "kind", "state", "paid back", "", "since (UTC)", "from");
    for (var waiting : report.afterSales()) {
      table.row(
          waiting.shop(),
          waiting.afterSaleNo(),
          waiting.orderNo(),
          waiting.kind(),
          waiting.state(),
          waiting.refunded().toPlainString(),
          waiting.currency(),
          waiting.bookedAt(),
          "document %d record %d".formatted(waiting.documentId(), waiting.recordNo()));
    }
    return "%s%n%,d wait; next: daybook sync SHOP for orders that are owed, or daybook import SHOP FILE%n"
        .formatted(table, report.waiting());
  }

  private static String findings(OrderReport order) {
    if (order.findings().isEmpty()) {
      return "\nNo rule found anything\n";
    }
    return order.findings().stream()
        .map(
            finding ->
                "  %s  %s%s  %s: %s%s%n"
                    .formatted(
                        finding.state(),
                        finding.severity(),
                        finding.hold() ? ", holds" : "",
                        finding.rule(),
                        finding.message(),
                        finding.decidedBy() == null
                            ? finding.reviewId() == null
                                ? ""
                                : " (review %d)".formatted(finding.reviewId())
                            : " (by %s: %s)".formatted(finding.decidedBy(), finding.note())))
        .collect(Collectors.joining("", "\nFindings\n", ""));
  }

  private static String handoff(OrderReport order) {
    if (order.handoff().isEmpty()) {
      return "\nNot handed off yet\n";
    }
    return order.handoff().stream()
        .map(
            row ->
                "  version %d  %s  %s  %s%n"
                    .formatted(
                        row.version(),
                        row.batch(),
                        row.state(),
                        row.reason() == null ? "" : row.reason()))
        .collect(Collectors.joining("", "\nHand-off\n", ""));
  }
}

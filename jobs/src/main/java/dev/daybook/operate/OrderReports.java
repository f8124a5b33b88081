package dev.daybook.operate;

import dev.daybook.book.AfterSales;
import dev.daybook.book.BookedOrder;
import dev.daybook.book.BookedOrder.OrderFinding;
import dev.daybook.book.BookedOrder.TrailEntry;
import dev.daybook.canonical.Amounts;
import dev.daybook.canonical.OrderLine;
import dev.daybook.home.Home;
import dev.daybook.landing.LandingDesk;
import dev.daybook.operate.OrderDeskMapper.DecisionRow;
import dev.daybook.operate.OrderReport.AfterSaleRow;
import dev.daybook.operate.OrderReport.Evidence;
import dev.daybook.operate.OrderReport.FindingRow;
import dev.daybook.operate.OrderReport.Line;
import dev.daybook.operate.OrderReport.OrderAmounts;
import dev.daybook.operate.OrderReport.TrailStep;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts together what is known of one order. */
@Component
class OrderReports {
  private static final DecisionRow UNDECIDED = new DecisionRow(0, 0, null, null, null);
  private static final Set<String> HOLDING = Set.of("OPEN", "REJECTED");

  private final OrderDeskMapper mapper;
  private final AfterSales afterSales;
  private final LandingDesk landing;
  private final Home home;

  OrderReports(OrderDeskMapper mapper, AfterSales afterSales, LandingDesk landing, Home home) {
    this.mapper = mapper;
    this.afterSales = afterSales;
    this.landing = landing;
    this.home = home;
  }

  private record RecordOf(long documentId, int recordNo) {}

  OrderReport of(BookedOrder.History history) {
    var booked = history.order();
    var order = booked.order();
    return new OrderReport(
        booked.orderId(),
        order.shop(),
        order.externalNo(),
        booked.version(),
        order.status(),
        order.forward(),
        order.channelStatus(),
        order.paymentConfirmed(),
        history.findings().stream().anyMatch(OrderReports::holds),
        order.buyer(),
        order.receiver(),
        amounts(order.amounts()),
        order.times(),
        order.buyerNote(),
        order.sellerNote(),
        order.flags(),
        order.extras(),
        order.lines().stream().map(OrderReports::line).toList(),
        booked.bookedAt(),
        afterSales.ofOrder(order.shop(), order.externalNo()).stream()
            .map(AfterSaleRow::of)
            .toList(),
        history.trail().stream().map(OrderReports::step).toList(),
        findings(booked.orderId(), history.findings()),
        evidence(history),
        mapper.handoffs(booked.orderId()));
  }

  private static TrailStep step(TrailEntry entry) {
    return new TrailStep(
        entry.version(),
        entry.fromStatus(),
        entry.toStatus(),
        entry.channelStatus(),
        entry.changedAt(),
        entry.recordedAt(),
        entry.actor(),
        entry.address(),
        entry.documentId(),
        entry.recordNo());
  }

  private static boolean holds(OrderFinding finding) {
    return finding.hold() && HOLDING.contains(finding.state());
  }

  private List<FindingRow> findings(long orderId, List<OrderFinding> findings) {
    var decisions =
        mapper.decisions(orderId).stream()
            .collect(Collectors.toMap(DecisionRow::findingId, decision -> decision));
    return findings.stream()
        .map(finding -> finding(finding, decisions.get(finding.findingId())))
        .toList();
  }

  private static FindingRow finding(OrderFinding finding, DecisionRow review) {
    var decision = review == null ? UNDECIDED : review;
    return new FindingRow(
        finding.findingId(),
        finding.rule(),
        finding.version(),
        finding.severity(),
        finding.hold(),
        finding.message(),
        finding.messageZh(),
        finding.state(),
        finding.foundAt(),
        finding.closedAt(),
        review == null ? null : (Long) review.reviewId(),
        decision.decidedBy(),
        decision.decidedAt(),
        decision.note());
  }

  private List<Evidence> evidence(BookedOrder.History history) {
    var records = new LinkedHashSet<RecordOf>();
    records.add(new RecordOf(history.order().documentId(), history.order().recordNo()));
    var trail = new ArrayList<>(history.trail());
    java.util.Collections.reverse(trail);
    trail.stream()
        .filter(entry -> entry.documentId() != null)
        .map(entry -> new RecordOf(entry.documentId(), entry.recordNo()))
        .forEach(records::add);
    return records.stream().map(this::evidence).toList();
  }

  private Evidence evidence(RecordOf record) {
    var document = landing.document(record.documentId());
    return new Evidence(
        document.id(),
        document.kind().name(),
        document.name(),
        record.recordNo(),
        document.feed().toString(),
        document.landedAt(),
        home.landing().resolve(document.path()).toString(),
        document.sha256());
  }

  private static OrderAmounts amounts(Amounts amounts) {
    return new OrderAmounts(
        amounts.currency().getCurrencyCode(),
        amounts.goodsTotal().amount(),
        amounts.freight().amount(),
        amounts.merchantDiscount().amount(),
        amounts.platformDiscount().amount(),
        amounts.otherDiscount().amount(),
        amounts.paymentDiscount().amount(),
        amounts.buyerPaid().amount(),
        amounts.merchantReceivable().amount(),
        amounts.refundTotal().amount());
  }

  private static Line line(OrderLine line) {
    return new Line(
        line.lineNo(),
        line.itemId(),
        line.skuId(),
        line.merchantSku(),
        line.title(),
        plain(line.quantity()),
        line.unitPrice().amount(),
        line.lineTotal().amount(),
        line.lineDiscount().amount(),
        line.refundState());
  }

  /** Ten is 10, not 1E+1. */
  private static BigDecimal plain(BigDecimal quantity) {
    return quantity.setScale(Math.max(0, quantity.scale()));
  }
}

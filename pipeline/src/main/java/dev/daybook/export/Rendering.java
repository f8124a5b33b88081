package dev.daybook.export;

import dev.daybook.book.BookedOrder;
import dev.daybook.mapping.ErpTemplate;
import dev.daybook.mapping.OrderView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A batch while its rows are made: what they are, and what they add up to. */
final class Rendering {
  private final ErpTemplate template;
  private final MessageDigest digest = sha256();
  private final Map<String, Long> money = new TreeMap<>();
  private final List<Handoff.LeftOut> leftOut = new ArrayList<>();
  private int orders;
  private int lines;

  Rendering(ErpTemplate template) {
    this.template = template;
    update(header());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  String header() {
    return ErpCsv.header(template.columns().stream().map(ErpTemplate.Column::header).toList());
  }

  /** The order's rows; null for an order that cannot be written and is left out. */
  String rows(BookedOrder booked) {
    if (booked.order().lines().isEmpty()) {
      leftOut.add(new Handoff.LeftOut(booked.orderId(), "the order has no lines"));
      return null;
    }
    try {
      return count(booked, evaluate(booked));
    } catch (RuntimeException failed) {
      leftOut.add(
          new Handoff.LeftOut(
              booked.orderId(),
              "template %s cannot be evaluated (%s)"
                  .formatted(template.name(), failed.getClass().getSimpleName())));
      return null;
    }
  }

  private String evaluate(BookedOrder booked) {
    var view = OrderView.of(booked.orderId(), booked.version(), booked.order());
    var rows = new StringBuilder();
    for (var line : booked.order().lines()) {
      var variables = Map.<String, Object>of("order", view, "line", OrderView.line(line));
      var cells = template.columns().stream().map(c -> cell(c, variables)).toList();
      rows.append(ErpCsv.row(cells, booked.order().externalNo()));
    }
    return rows.toString();
  }

  private static String cell(ErpTemplate.Column column, Map<String, Object> variables) {
    var value = column.value().evaluate(variables);
    return value == null ? "" : value.toString();
  }

  private String count(BookedOrder booked, String rows) {
    var paid = booked.order().amounts().buyerPaid();
    money.merge(paid.currency().getCurrencyCode(), paid.minor(), Math::addExact);
    orders++;
    lines += booked.order().lines().size();
    update(rows);
    return rows;
  }

  private void update(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }

  int orders() {
    return orders;
  }

  int lines() {
    return lines;
  }

  Map<String, Long> money() {
    return money;
  }

  byte[] digest() {
    return digest.digest();
  }

  List<Handoff.LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }
}

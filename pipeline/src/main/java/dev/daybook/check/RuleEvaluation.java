package dev.daybook.check;

import dev.daybook.book.BookedOrder;
import dev.daybook.mapping.OrderView;
import dev.daybook.mapping.Rule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One rule on one order. Never throws: a rule that cannot be evaluated is a finding itself. */
final class RuleEvaluation {
  private static final int LONGEST_MESSAGE = 1000;

  private RuleEvaluation() {}

  static Optional<Found> of(Rule rule, BookedOrder booked) {
    try {
      var view = OrderView.of(booked.orderId(), booked.version(), booked.order());
      var variables = Map.<String, Object>of("order", view);
      return Boolean.TRUE.equals(rule.when().evaluate(variables))
          ? Optional.of(found(rule, booked, facts(rule, variables)))
          : Optional.empty();
    } catch (RuntimeException failed) {
      return Optional.of(failure(rule, booked, failed));
    }
  }

  private static TreeMap<String, String> facts(Rule rule, Map<String, Object> variables) {
    var facts = new TreeMap<String, String>();
    rule.facts().forEach((name, fact) -> facts.put(name, String.valueOf(fact.evaluate(variables))));
    return facts;
  }

  private static Found found(Rule rule, BookedOrder booked, TreeMap<String, String> facts) {
    return new Found(
        booked.orderId(),
        rule.id(),
        booked.version(),
        rule.severity(),
        holds(rule),
        filled(rule.message(), facts),
        filled(rule.messageZh(), facts),
        evidence(rule.id(), facts));
  }

  private static boolean holds(Rule rule) {
    return rule.hold() && !rule.shadow();
  }

  /** Holds as its rule does: nobody knows that the order is what the rule lets pass. */
  private static Found failure(Rule rule, BookedOrder booked, RuntimeException failed) {
    var kind = failed.getClass().getSimpleName();
    return new Found(
        booked.orderId(),
        rule.id(),
        booked.version(),
        "warning",
        holds(rule),
        "rule %s cannot be evaluated on this order (%s); next: daybook mapping check"
            .formatted(rule.id(), kind),
        "规则 %s 无法在此订单上计算（%s）；下一步：daybook mapping check".formatted(rule.id(), kind),
        evidence(rule.id(), new TreeMap<>(Map.of("evaluation failed", kind))));
  }

  private static String filled(String message, Map<String, String> facts) {
    var text = message;
    for (var fact : facts.entrySet()) {
      text = text.replace("{" + fact.getKey() + "}", fact.getValue());
    }
    return text.codePointCount(0, text.length()) <= LONGEST_MESSAGE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_MESSAGE - 1)) + "…";
  }

  /** Each part goes in behind its length, so that no two lists of facts read alike. */
  private static String evidence(String rule, TreeMap<String, String> facts) {
    var text = new StringBuilder();
    text.append(rule.length()).append(':').append(rule);
    facts.forEach(
        (name, value) ->
            text.append(name.length())
                .append(':')
                .append(name)
                .append(value.length())
                .append(':')
                .append(value));
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}

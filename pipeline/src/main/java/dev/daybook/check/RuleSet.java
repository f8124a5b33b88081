package dev.daybook.check;

import dev.daybook.mapping.Rule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/** The rules in force on one date. */
record RuleSet(List<Rule> rules) {
  static RuleSet inForce(List<Rule> all, LocalDate date) {
    return new RuleSet(all.stream().filter(rule -> isInForce(rule, date)).toList());
  }

  private static boolean isInForce(Rule rule, LocalDate date) {
    return (rule.from() == null || !date.isBefore(rule.from()))
        && (rule.until() == null || !date.isAfter(rule.until()));
  }

  /** SHA-256 of all that decides what these rules find and say; each part behind its length. */
  byte[] hash() {
    var text = new StringBuilder();
    rules.forEach(rule -> add(text, rule));
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static void add(StringBuilder text, Rule rule) {
    part(text, rule.id());
    part(text, rule.severity());
    part(text, String.valueOf(rule.hold()));
    part(text, String.valueOf(rule.shadow()));
    part(text, rule.when().source());
    part(text, rule.message());
    part(text, rule.messageZh());
    part(text, String.valueOf(rule.facts().size()));
    new TreeMap<>(rule.facts())
        .forEach(
            (name, fact) -> {
              part(text, name);
              part(text, fact.source());
            });
  }

  private static void part(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part);
  }
}

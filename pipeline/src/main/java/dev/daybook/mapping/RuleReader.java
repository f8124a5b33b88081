package dev.daybook.mapping;

import dev.cel.common.types.CelType;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code rules/<id>.yaml}. */
final class RuleReader {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

  private final ExpressionReader expressions =
      new ExpressionReader(
          Dialect.of(Map.<String, CelType>of("order", CanonicalTypes.ORDER), Map.of()));

  /** The rule; empty when something is wrong in it. */
  Optional<Rule> read(String id, Section top) {
    int before = top.problems().count();
    var when = expressions.read(top, "when", Expect.YES_OR_NO);
    var facts = new LinkedHashMap<String, Expression>();
    var section = top.section("facts");
    section
        .entries()
        .keySet()
        .forEach(name -> facts.put(name, expressions.read(section, name, Expect.FACT)));
    checkPlaceholders(top, "message", facts);
    checkPlaceholders(top, "message_zh", facts);
    var from = date(top, "from");
    var until = date(top, "until");
    if (from != null && until != null && until.isBefore(from)) {
      top.error(
          top.find("until").orElseThrow(),
          "the rule ends before it begins",
          "a date after " + from);
    }
    return top.problems().count() > before
        ? Optional.empty()
        : Optional.of(
            new Rule(
                id,
                top.text("severity"),
                top.flag("hold"),
                when,
                facts,
                top.text("message"),
                top.text("message_zh"),
                from,
                until,
                top.flag("shadow")));
  }

  private static LocalDate date(Section top, String key) {
    return top.value(key, LocalDate::parse, "a date such as 2026-11-21").orElse(null);
  }

  private static void checkPlaceholders(Section top, String key, Map<String, Expression> facts) {
    top.scalar(key)
        .ifPresent(
            node -> {
              var places = new ScalarPlaces(top.file(), node);
              var placeholders = PLACEHOLDER.matcher(node.getValue());
              while (placeholders.find()) {
                if (!facts.containsKey(placeholders.group(1))) {
                  top.problems()
                      .add(
                          places.error(
                              node.getValue().codePointCount(0, placeholders.start()),
                              "%s tells {%s}, which is no fact"
                                  .formatted(key, placeholders.group(1)),
                              "one of " + facts.keySet()));
                }
              }
            });
  }
}

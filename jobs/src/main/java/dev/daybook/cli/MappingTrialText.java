package dev.daybook.cli;

import dev.daybook.operate.MappingTrial;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a mapping does with one record, for people. */
final class MappingTrialText {
  private static final int LONGEST_VALUE = 60;

  private MappingTrialText() {}

  static String of(MappingTrial trial) {
    return """
    %s  %s (%s, %s)

    source
    %s
    order
    %s%s%s"""
        .formatted(
            trial.place(),
            trial.complete() ? number(trial.order()) : "REJECTED",
            trial.stream(),
            trial.mapping(),
            trial.source().stream().map(row -> source("  ", row)).collect(Collectors.joining("\n")),
            trial.complete() ? "" : PreviewText.reasons(trial.reasons()) + "\n",
            fields(trial),
            names("read for other records only", trial.unused())
                + names("read by nobody", trial.unread()));
  }

  private static Object number(Map<String, Object> order) {
    return order.getOrDefault("external_no", order.get("after_sale_no"));
  }

  private static String source(String indent, Map<?, ?> record) {
    return record.entrySet().stream()
        .map(field -> indent + field.getKey() + ": " + value(indent, field.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  private static String value(String indent, Object value) {
    if (value instanceof Map<?, ?> object && !object.isEmpty()) {
      return "\n" + source(indent + "  ", object).stripTrailing();
    }
    if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
      return list.stream()
          .map(item -> "\n" + indent + "- " + value(indent, item).strip())
          .collect(Collectors.joining());
    }
    return cut(String.valueOf(value));
  }

  private static String fields(MappingTrial trial) {
    var table = new Table("field", "value", "read from");
    trial
        .fields()
        .forEach(
            fed ->
                table.row(
                    fed.field(),
                    trial.complete() ? shown(fed.value()) : "",
                    fed.sources().isEmpty() ? "-" : String.join(", ", fed.sources())));
    return table.toString();
  }

  private static String shown(Object value) {
    return cut(
        value instanceof Collection<?> values
            ? values.stream().map(String::valueOf).collect(Collectors.joining(" | "))
            : value == null ? "-" : value.toString());
  }

  private static String cut(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= LONGEST_VALUE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
  }

  private static String names(String title, List<String> names) {
    return names.isEmpty()
        ? ""
        : "\n%s\n%s"
            .formatted(
                title,
                names.stream().map(name -> "  " + name + "\n").collect(Collectors.joining()));
  }
}

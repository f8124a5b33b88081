package dev.daybook.mapping;

import java.util.Map;
import java.util.Set;

/** A compiled, type-checked CEL expression of a mapping file. Safe to share between threads. */
public interface Expression {
  /**
   * Its value under these variables: Boolean, Long, String, {@link java.time.Instant}, List, Map or
   * null.
   *
   * @throws EvaluationFailed when a value cannot be read; tells the value and what was expected
   */
  Object evaluate(Map<String, ?> variables);

  /** Its value as text; empty where it is null or cannot be told. */
  default String text(Map<String, ?> variables) {
    try {
      var value = evaluate(variables);
      return value == null ? "" : value.toString();
    } catch (EvaluationFailed untold) {
      return "";
    }
  }

  /**
   * What it cannot do without, as far as is plain: the variables and the fields that it takes of
   * them, such as {@code token} and {@code credentials.client_id}; none where it chooses.
   */
  default Set<String> names() {
    return Set.of();
  }

  /** The expression as written. */
  String source();
}

package dev.daybook.mapping;

import dev.cel.runtime.CelVariableResolver;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of one record. A {@code let} is evaluated when it is first asked for, once; one
 * that cannot be read fails every field that uses it, each with the same reason.
 */
final class Scope implements CelVariableResolver {
  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, CelExpression> lets;

  Scope(SourceValues view, SourceRecord source, Map<String, CelExpression> lets) {
    this.lets = lets;
    values.put("row", view.wrap(source.row()));
    values.put("rows", view.wrap(source.rows()));
    values.put("line_rows", view.wrap(source.lineRows()));
  }

  void item(Object item) {
    values.put("item", item);
  }

  @Override
  public Optional<Object> find(String name) {
    var value = values.get(name);
    return value != null ? Optional.of(value) : Optional.ofNullable(let(name));
  }

  private Object let(String name) {
    var expression = lets.get(name);
    if (expression == null) {
      return null;
    }
    var value = expression.evaluateWrapped(this);
    values.put(name, value);
    return value;
  }
}

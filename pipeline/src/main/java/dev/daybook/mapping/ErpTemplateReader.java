package dev.daybook.mapping;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** Reads {@code erp/<name>.yaml}. */
final class ErpTemplateReader {
  private final ExpressionReader expressions =
      new ExpressionReader(
          Dialect.of(Map.of("order", CanonicalTypes.ORDER, "line", CanonicalTypes.LINE), Map.of()));

  /** The template; empty when something is wrong in it. */
  Optional<ErpTemplate> read(String name, Section top) {
    int before = top.problems().count();
    var columns = new ArrayList<ErpTemplate.Column>();
    var section = top.section("columns");
    section
        .entries()
        .keySet()
        .forEach(
            header ->
                columns.add(
                    new ErpTemplate.Column(
                        header, expressions.read(section, header, Expect.STRICT_TEXT))));
    return top.problems().count() > before
        ? Optional.empty()
        : Optional.of(new ErpTemplate(name, columns));
  }
}

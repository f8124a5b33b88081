package dev.daybook.mapping;

import java.util.List;

/**
 * The columns of a hand-off file, from {@code mappings/erp/<name>.yaml}: one row a line of an
 * order.
 *
 * @param columns in file order; values are CEL over {@code order} and {@code line}, always text
 */
public record ErpTemplate(String name, List<Column> columns) {
  public record Column(String header, Expression value) {}
}

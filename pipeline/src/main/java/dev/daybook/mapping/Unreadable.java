package dev.daybook.mapping;

/**
 * Why a record cannot become an order: one reason of perhaps several.
 *
 * @param place where in the source, such as {@code jd-orders-20261121.csv:37} or {@code page 3,
 *     record 12}
 * @param field the canonical or source field, such as {@code 应付金额}
 * @param value what stands there, shortened; names, phones and addresses masked
 * @param expected what could have been read, such as {@code an amount in yuan such as 12.50}
 * @param next what the operator does now
 */
public record Unreadable(String place, String field, String value, String expected, String next) {
  @Override
  public String toString() {
    return "%s: field '%s': cannot read \"%s\" as %s; next: %s"
        .formatted(place, field, value, expected, next);
  }
}

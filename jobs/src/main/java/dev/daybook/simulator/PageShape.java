package dev.daybook.simulator;

import tools.jackson.core.JsonPointer;

/**
 * Where in a good answer the rows and their total stand.
 *
 * @param total null when the answer has none
 */
public record PageShape(JsonPointer rows, JsonPointer total) {
  /** Such as {@code /data/shop_order_list} and {@code /data/total}; no total for null. */
  public static PageShape of(String rows, String total) {
    return new PageShape(
        JsonPointer.compile(rows), total == null ? null : JsonPointer.compile(total));
  }
}

package dev.daybook.simulator;

import tools.jackson.core.JsonPointer;

/**
 * Where in a good answer the rows and their total stand.
 *
 * @param total null when the body has none
 * @param totalHeader the header that has it; null for none
 */
public record PageShape(JsonPointer rows, JsonPointer total, String totalHeader) {
  /**
   * Such as {@code /data/shop_order_list} and {@code /data/total}; no total for null, and empty
   * rows for a list at the top.
   */
  public static PageShape of(String rows, String total) {
    return new PageShape(
        JsonPointer.compile(rows), total == null ? null : JsonPointer.compile(total), null);
  }

  public PageShape withTotalIn(String header) {
    return new PageShape(rows, total, header);
  }
}

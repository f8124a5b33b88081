package dev.daybook.operate;

import dev.daybook.canonical.Order;
import dev.daybook.mapping.Unreadable;
import java.util.List;

/** What a record would become. */
public sealed interface Previewed {
  record Readable(Order order) implements Previewed {}

  /**
   * @param rejected the channel's order number as far as it could be read, else empty text
   */
  record Rejection(String rejected, String place, List<Unreadable> reasons) implements Previewed {}
}

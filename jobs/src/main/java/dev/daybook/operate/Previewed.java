package dev.daybook.operate;

import dev.daybook.canonical.AfterSale;
import dev.daybook.canonical.Order;
import dev.daybook.mapping.Unreadable;
import java.util.List;

/** What a record would become. */
public sealed interface Previewed {
  record Readable(Order order) implements Previewed {}

  record Returned(AfterSale afterSale) implements Previewed {}

  /**
   * @param rejected the channel's number of the order or after-sale as far as it could be read,
   *     else empty text
   */
  record Rejection(String rejected, String place, List<Unreadable> reasons) implements Previewed {}
}

package dev.daybook.simulator;

import dev.daybook.canonical.OrderStatus;

/** What the shops of one platform trade; all of it follows from the world and an order's index. */
public interface Trade {
  /** At least one step within the business date, none after it, seconds strictly ascending. */
  Timeline life(int index);

  /** Never changes during an order's life. */
  Purchase purchase(int index);

  BuyerSide buyer(int index);

  /**
   * The number of an order as the platform writes it.
   *
   * @param createdAt seconds since 1970
   */
  String number(int index, long createdAt);

  /** Of a number; may be of an order that does not exist. -1 for what is no number of this shop. */
  int indexOf(String number);

  /** What an all-knowing book says. */
  default OrderStatus status(Version version) {
    return version.status();
  }

  /** The status that the order alone tells, without its refunds and after-sales. */
  default OrderStatus told(Version version) {
    return status(version);
  }

  /** Whether the platform tells amounts yet. */
  default boolean priced(Version version) {
    return true;
  }
}

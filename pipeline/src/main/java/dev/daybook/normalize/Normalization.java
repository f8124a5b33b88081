package dev.daybook.normalize;

import dev.daybook.canonical.AfterSale;
import dev.daybook.canonical.Money;
import dev.daybook.canonical.Order;
import dev.daybook.landing.LandedRecord;
import dev.daybook.mapping.Unreadable;
import java.util.List;
import java.util.Optional;

/**
 * What became of a landed record before booking. Nothing is dropped: a record is an order, an
 * after-sale or a rejection.
 */
public sealed interface Normalization {
  LandedRecord from();

  /** What the buyer paid, or got back, as the source states it; empty when it cannot be read. */
  Optional<Money> control();

  /**
   * @param dated whether the source tells when this version was made, see {@link
   *     dev.daybook.mapping.OrderMapping#dated}
   */
  record Normalized(LandedRecord from, Order order, Optional<Money> control, boolean dated)
      implements Normalization {
    public Normalized(LandedRecord from, Order order, Optional<Money> control) {
      this(from, order, control, true);
    }
  }

  /**
   * @param dated as for an order
   */
  record Returned(LandedRecord from, AfterSale afterSale, Optional<Money> control, boolean dated)
      implements Normalization {}

  /**
   * @param externalNo the channel's number of the order or after-sale, as far as it could be read,
   *     else empty text
   */
  record Rejected(
      LandedRecord from, String externalNo, List<Unreadable> reasons, Optional<Money> control)
      implements Normalization {}
}

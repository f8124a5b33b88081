package dev.daybook.mapping;

import dev.daybook.canonical.AfterSale;
import dev.daybook.canonical.Money;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.ShopId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One compiled mapping file: a source record becomes an order or an after-sale, or all the reasons
 * why not. Safe for many threads.
 */
public interface OrderMapping {
  /** The file it was read from, such as {@code mappings/jd/export.yaml}. */
  String file();

  /** SHA-256 of the file, in hex: the version of the mapping. */
  String version();

  /** The source fields that may name a person: they are masked wherever they are shown. */
  default Set<String> people() {
    return Set.of();
  }

  /**
   * Whether the source tells when a version of an order was made. Where it does not, {@code
   * sourceUpdatedAt} is only the latest time that is known, and many versions share it.
   */
  default boolean dated() {
    return true;
  }

  Mapped map(ShopId shop, SourceRecord source);

  /** Which fields of this record feed which canonical field. */
  default Trace trace(SourceRecord source) {
    return Trace.NONE;
  }

  /** What mapping gives; never throws for bad input. */
  sealed interface Mapped {
    /** The channel's number of the record as far as it could be read, else empty text. */
    String externalNo();

    /**
     * What the buyer paid, or got back, read from the source apart from the mapping; empty when it
     * cannot be read.
     */
    Optional<Money> control();

    record Ok(Order order, Optional<Money> control) implements Mapped {
      @Override
      public String externalNo() {
        return order.externalNo();
      }
    }

    record Returned(AfterSale afterSale, Optional<Money> control) implements Mapped {
      @Override
      public String externalNo() {
        return afterSale.afterSaleNo();
      }
    }

    record Failed(String externalNo, List<Unreadable> reasons, Optional<Money> control)
        implements Mapped {}
  }
}

package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import dev.daybook.notify.Alert;
import java.util.List;
import java.util.Optional;

/** One kind of things that may be wrong. Every component of this type is asked. */
interface AlertKind {
  /** The first word of the causes. */
  String kind();

  /** What of it holds now; empty when this cannot be told from what was seen. */
  Optional<Holding> holding(Seen seen);

  /**
   * Exactly these hold; every other open one of the kind and shop is well again.
   *
   * @param shop empty for all
   */
  record Holding(Optional<ShopId> shop, List<Alert> alerts) {
    static Optional<Holding> of(Seen seen, List<Alert> alerts) {
      return Optional.of(new Holding(seen.shop(), alerts));
    }
  }
}

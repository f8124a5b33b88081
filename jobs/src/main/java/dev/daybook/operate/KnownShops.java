package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import dev.daybook.coverage.Shops;
import dev.daybook.home.Config;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells a slip of the pen from a shop that has nothing to show. */
@Component
class KnownShops {
  private final Shops shops;
  private final Config config;

  KnownShops(Shops shops, Config config) {
    this.shops = shops;
    this.config = config;
  }

  /**
   * A shop that config.yaml names, or has once named.
   *
   * @throws IllegalArgumentException for another, naming those of config.yaml
   */
  void require(Optional<ShopId> asked) {
    asked.filter(shop -> !shops.all().contains(shop)).ifPresent(config::shop);
  }
}

package dev.daybook.home;

import dev.daybook.canonical.ForOperator;
import dev.daybook.canonical.ShopId;
import java.util.List;

/** Somebody asked for a shop that {@code config.yaml} does not name. */
public final class UnknownShop extends IllegalArgumentException implements ForOperator {
  UnknownShop(ShopId asked, List<ShopId> known) {
    super(
        "there is no shop '%s' in config.yaml; there are %s; next: correct the name, or add the shop below 'shops:' there"
            .formatted(asked, known));
  }

  @Override
  public boolean usage() {
    return true;
  }
}

package dev.daybook.operate;

import org.springframework.stereotype.Component;

/** A shop of which nothing is asked for, because no mapping speaks of its channel or feeds. */
@Component
class ShopUnreadable extends TroubleAlerts {
  ShopUnreadable(Troubles troubles) {
    super("shop-unreadable", "Nothing of %s is asked for", troubles::unreadable);
  }
}

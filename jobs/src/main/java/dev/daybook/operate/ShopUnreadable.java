package dev.daybook.operate;

import dev.daybook.operate.Troubles.Trouble;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A shop of which nothing is asked for, because no mapping speaks of its channel or feeds. */
@Component
class ShopUnreadable extends TroubleAlerts {
  private final Troubles troubles;

  ShopUnreadable(Troubles troubles) {
    this.troubles = troubles;
  }

  @Override
  public String kind() {
    return "shop-unreadable";
  }

  @Override
  Stream<Trouble> troubles() {
    return troubles.unreadable();
  }

  @Override
  String title(Trouble trouble) {
    return "Nothing of %s is asked for".formatted(trouble.about());
  }
}

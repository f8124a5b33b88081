package dev.daybook.operate;

import org.springframework.stereotype.Component;

/** A shop that config.yaml names no more while its time is owed. */
@Component
class LeftOut extends TroubleAlerts {
  LeftOut(Troubles troubles) {
    super("shop-left-out", "%s is not in config.yaml any more", troubles::leftOut);
  }
}

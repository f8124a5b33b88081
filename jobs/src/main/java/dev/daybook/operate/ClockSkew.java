package dev.daybook.operate;

import org.springframework.stereotype.Component;

/** A platform's clock and ours that are half as far apart as the platform allows, or farther. */
@Component
class ClockSkew extends TroubleAlerts {
  ClockSkew(Troubles troubles) {
    super("clock-skew", "Our clock and that of %s drift apart", troubles::skewed);
  }
}

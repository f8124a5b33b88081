package dev.daybook.operate;

import dev.daybook.operate.Troubles.Trouble;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A platform's clock and ours that are half as far apart as the platform allows, or farther. */
@Component
class ClockSkew extends TroubleAlerts {
  private final Troubles troubles;

  ClockSkew(Troubles troubles) {
    this.troubles = troubles;
  }

  @Override
  public String kind() {
    return "clock-skew";
  }

  @Override
  Stream<Trouble> troubles() {
    return troubles.skewed();
  }

  @Override
  String title(Trouble trouble) {
    return "Our clock and that of %s drift apart".formatted(trouble.about());
  }
}

package dev.daybook.operate;

import dev.daybook.operate.Troubles.Trouble;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A feed that was owed and of which no mapping speaks any more. */
@Component
class FeedLost extends TroubleAlerts {
  private final Troubles troubles;

  FeedLost(Troubles troubles) {
    this.troubles = troubles;
  }

  @Override
  public String kind() {
    return "feed-lost";
  }

  @Override
  Stream<Trouble> troubles() {
    return troubles.lost();
  }

  @Override
  String title(Trouble trouble) {
    return "No mapping speaks of %s any more".formatted(trouble.about());
  }
}

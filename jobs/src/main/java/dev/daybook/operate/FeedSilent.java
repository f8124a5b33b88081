package dev.daybook.operate;

import dev.daybook.operate.Troubles.Trouble;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A feed that brings fewer records than likely, also when it is asked once more. */
@Component
class FeedSilent extends TroubleAlerts {
  private final Troubles troubles;

  FeedSilent(Troubles troubles) {
    this.troubles = troubles;
  }

  @Override
  public String kind() {
    return "feed-silent";
  }

  @Override
  Stream<Trouble> troubles() {
    return troubles.silent();
  }

  @Override
  String title(Trouble trouble) {
    return "%s is emptier than likely".formatted(trouble.about());
  }
}

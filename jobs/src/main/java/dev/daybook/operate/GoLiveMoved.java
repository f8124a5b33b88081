package dev.daybook.operate;

import dev.daybook.operate.Troubles.Trouble;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A go-live that was changed after its shop was first used, which moves nothing that is owed. */
@Component
class GoLiveMoved extends TroubleAlerts {
  private final Troubles troubles;

  GoLiveMoved(Troubles troubles) {
    this.troubles = troubles;
  }

  @Override
  public String kind() {
    return "go-live-moved";
  }

  @Override
  Stream<Trouble> troubles() {
    return troubles.moved();
  }

  @Override
  String title(Trouble trouble) {
    return "The go-live of %s was changed".formatted(trouble.about());
  }
}

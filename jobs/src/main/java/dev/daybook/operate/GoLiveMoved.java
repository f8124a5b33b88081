package dev.daybook.operate;

import org.springframework.stereotype.Component;

/** A go-live that was changed after its shop was first used, which moves nothing that is owed. */
@Component
class GoLiveMoved extends TroubleAlerts {
  GoLiveMoved(Troubles troubles) {
    super("go-live-moved", "The go-live of %s was changed", troubles::moved);
  }
}

package dev.daybook.operate;

import org.springframework.stereotype.Component;

/** A feed that was owed and of which no mapping speaks any more. */
@Component
class FeedLost extends TroubleAlerts {
  FeedLost(Troubles troubles) {
    super("feed-lost", "No mapping speaks of %s any more", troubles::lost);
  }
}

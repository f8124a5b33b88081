package dev.daybook.operate;

import org.springframework.stereotype.Component;

/** A feed that brings fewer records than likely, also when it is asked once more. */
@Component
class FeedSilent extends TroubleAlerts {
  FeedSilent(Troubles troubles) {
    super("feed-silent", "%s is emptier than likely", troubles::silent);
  }
}

package dev.daybook.coverage;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import java.time.Instant;
import java.util.Optional;

/**
 * A feed that the ledger keeps.
 *
 * @param goLive from when on its time is owed
 * @param closed up to when it is owed, whatever comes later; null while its shop is open
 * @param owed whether its shop has it, as config.yaml last said; of another a file may be taken
 */
public record RegisteredFeed(int id, FeedId feed, Instant goLive, Instant closed, boolean owed) {
  /** The time that can be owed up to this instant; empty when there is none. */
  public Optional<Window> live(Instant ceiling) {
    var end = end(ceiling);
    return goLive.isBefore(end) ? Optional.of(new Window(goLive, end)) : Optional.empty();
  }

  /** Whether any of this time can be owed. */
  public boolean isLiveIn(Window time) {
    return live(time.to()).filter(life -> life.to().isAfter(time.from())).isPresent();
  }

  /** Whether this time lies behind the end of its shop. */
  boolean isBeyondEnd(Window time) {
    return closed != null && !time.from().isBefore(closed);
  }

  /** The earlier of this instant and the one it was closed at. */
  Instant end(Instant ceiling) {
    return closed != null && closed.isBefore(ceiling) ? closed : ceiling;
  }
}

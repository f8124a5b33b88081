package dev.daybook.coverage;

import dev.daybook.canonical.FeedId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a feed has and what it owes between its go-live and {@code ceiling}; both together are
 * exactly that time.
 *
 * @param sealed how much time is sealed or settled
 * @param owed all time that is not
 * @param holes the owed time that should have been sealed by now: it lies before a sealed window,
 *     or is older than the patience; the rest is owed but not late
 * @param lastSealedTo the end of the newest sealed window
 */
public record Coverage(
    FeedId feed,
    Instant goLive,
    Instant ceiling,
    Duration sealed,
    WindowSet owed,
    WindowSet holes,
    Optional<Instant> lastSealedTo) {
  public boolean isComplete() {
    return holes.isEmpty();
  }
}

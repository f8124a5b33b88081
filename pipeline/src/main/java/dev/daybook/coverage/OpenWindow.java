package dev.daybook.coverage;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;

/**
 * A window that is not sealed yet, OPEN or FETCHED.
 *
 * @param runId the run that holds it: only that run can change it
 * @param attempt from 1; a reading that was given up and begun again is the next attempt
 * @param proof what was noted of its reading so far; empty text for nothing
 * @param failure why the last reading of it did not end; empty text for none
 * @param purpose other than OWED, its time may be sealed already
 */
public record OpenWindow(
    long id,
    FeedId feed,
    int generation,
    Window window,
    WindowState state,
    long runId,
    int attempt,
    String proof,
    String failure,
    Purpose purpose) {
  public OpenWindow {
    proof = proof == null ? "" : proof;
    failure = failure == null ? "" : failure;
  }

  OpenWindow heldBy(long run) {
    return new OpenWindow(
        id, feed, generation, window, state, run, attempt, proof, failure, purpose);
  }
}

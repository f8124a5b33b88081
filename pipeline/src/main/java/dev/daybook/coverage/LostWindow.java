package dev.daybook.coverage;

import dev.daybook.canonical.ForOperator;

/** The window is not this run's any more, or not in the state that the change needs. */
public class LostWindow extends RuntimeException implements ForOperator {
  public LostWindow(long windowId, long runId, String change) {
    super(
        ("window %d cannot be %s by run %d: another run has taken it over, or it has gone on; "
                + "expected it held by run %d in the state before; next: let this run end, the "
                + "newer run finishes the window")
            .formatted(windowId, change, runId, runId));
  }
}

package dev.daybook.coverage;

import java.time.Instant;

/** A window on its way into the table; the database fills in its id. */
final class NewWindow {
  private final int feedId;
  private final Instant fromAt;
  private final Instant toAt;
  private final long runId;
  private final Instant openedAt;
  private final Purpose purpose;
  private Long windowId;

  NewWindow(
      int feedId, Instant fromAt, Instant toAt, long runId, Instant openedAt, Purpose purpose) {
    this.feedId = feedId;
    this.fromAt = fromAt;
    this.toAt = toAt;
    this.runId = runId;
    this.openedAt = openedAt;
    this.purpose = purpose;
  }

  Long windowId() {
    return windowId;
  }
}

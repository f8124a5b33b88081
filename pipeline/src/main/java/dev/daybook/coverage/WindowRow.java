package dev.daybook.coverage;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import java.time.Instant;

/** A row of table {@code coverage_window} with its feed's name. */
record WindowRow(
    long windowId,
    String channel,
    String shop,
    String subject,
    String axis,
    int generation,
    Instant fromAt,
    Instant toAt,
    WindowState state,
    long runId,
    int attempt,
    String proof,
    String failure,
    Purpose purpose) {
  OpenWindow window() {
    return new OpenWindow(
        windowId,
        new FeedId(new ShopId(channel, shop), subject, axis),
        generation,
        new Window(fromAt, toAt),
        state,
        runId,
        attempt,
        proof,
        failure,
        purpose);
  }
}

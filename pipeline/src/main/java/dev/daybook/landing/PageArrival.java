package dev.daybook.landing;

import dev.daybook.canonical.FeedId;

/**
 * An answer page as it came from a channel's API.
 *
 * @param feedId the row of {@code feed}
 * @param attempt the reading of the window that asked for it
 * @param request what was asked, without secrets, at most 2,000 characters
 */
public record PageArrival(
    FeedId feed,
    long feedId,
    Long windowId,
    int attempt,
    long runId,
    int pageNo,
    String request,
    byte[] bytes) {
  String name() {
    return "page " + pageNo;
  }

  @Override
  public String toString() {
    return "page %d of %s, window %s, attempt %d, %d bytes"
        .formatted(pageNo, feed, windowId, attempt, bytes.length);
  }
}

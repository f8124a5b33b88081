package dev.daybook.coverage;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;

/** What landing tells of a file that covers a known time. */
public interface FileCoverage {
  /**
   * Opens the window and marks it fetched; a new generation begins when the time has a window
   * already. It is a second reading when another feed of the shop with the same subject has sealed
   * all of its time. Call it in the transaction that keeps the document's row: a fetched window
   * without its document would seal as empty.
   *
   * @return the id of the window
   */
  Long fetched(FeedId feed, Window window, long runId, String proof);
}

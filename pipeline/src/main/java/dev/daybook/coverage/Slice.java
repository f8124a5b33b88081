package dev.daybook.coverage;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import java.util.Optional;

/**
 * One piece of work: time to be asked for in one query.
 *
 * @param left the window that an earlier run has left unfinished, with its landed pages
 */
public record Slice(FeedId feed, Window window, Optional<OpenWindow> left) {
  /** Time that has no window yet. */
  public static Slice fresh(FeedId feed, Window window) {
    return new Slice(feed, window, Optional.empty());
  }

  /** A window that was left. */
  public static Slice of(OpenWindow left) {
    return new Slice(left.feed(), left.window(), Optional.of(left));
  }
}

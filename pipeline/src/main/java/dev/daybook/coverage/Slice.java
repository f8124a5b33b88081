package dev.daybook.coverage;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import java.util.Optional;

/**
 * One piece of work: time to be asked for in one query.
 *
 * @param purpose why it is asked for; other than OWED, its time may be sealed already
 * @param left the window that an earlier run has left unfinished, with its landed pages
 */
public record Slice(FeedId feed, Window window, Purpose purpose, Optional<OpenWindow> left) {
  /** Time that has no window yet. */
  public static Slice fresh(FeedId feed, Window window) {
    return new Slice(feed, window, Purpose.OWED, Optional.empty());
  }

  /** Time that is to be read a second time. */
  public static Slice again(FeedId feed, Window window, Purpose purpose) {
    return new Slice(feed, window, purpose, Optional.empty());
  }

  /** Other time of the same reading that has no window yet. */
  public static Slice beside(OpenWindow window, Window other) {
    return new Slice(window.feed(), other, window.purpose(), Optional.empty());
  }

  /** A window that was left. */
  public static Slice of(OpenWindow left) {
    return new Slice(left.feed(), left.window(), left.purpose(), Optional.of(left));
  }
}

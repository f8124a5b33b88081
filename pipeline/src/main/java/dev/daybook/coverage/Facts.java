package dev.daybook.coverage;

import dev.daybook.canonical.Window;
import dev.daybook.mapping.PagedFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a channel allows in one query of a feed, see {@link PagedFeed}.
 *
 * @param longestWindow overlap included
 * @param precision slices begin and end on its multiples wherever owed time allows it
 */
public record Facts(Duration longestWindow, Duration overlap, Duration lag, Duration precision) {
  public Facts {
    if (precision.toMillis() < 1) {
      throw new IllegalArgumentException(
          "precision %s is less than the millisecond the ledger keeps".formatted(precision));
    }
    if (longestWindow.minus(overlap).compareTo(precision) < 0) {
      throw new IllegalArgumentException(
          "a window of at most %s leaves no time of its own after an overlap of %s"
              .formatted(longestWindow, overlap));
    }
  }

  public static Facts of(PagedFeed feed) {
    return new Facts(feed.longestWindow(), feed.overlap(), feed.lag(), feed.precision());
  }

  /** The latest instant that the channel can be trusted with: now − lag, whole in its precision. */
  public Instant ceiling(Instant now) {
    return floor(now.minus(lag));
  }

  /** Cuts a window, from its beginning, so that one query can ask each slice with its overlap. */
  public List<Window> slices(Window window) {
    var length = longestWindow.minus(overlap);
    var slices = new ArrayList<Window>();
    for (var start = window.from(); start.isBefore(window.to()); ) {
      var end = floor(start.plus(length));
      slices.add(new Window(start, end.isBefore(window.to()) ? end : window.to()));
      start = end;
    }
    return slices;
  }

  private Instant floor(Instant instant) {
    long step = precision.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), step) * step);
  }
}

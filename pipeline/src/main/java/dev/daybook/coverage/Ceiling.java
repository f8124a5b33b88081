package dev.daybook.coverage;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.mapping.Feed;
import dev.daybook.mapping.FileFeed;
import dev.daybook.mapping.PagedFeed;
import java.time.Instant;
import java.time.ZoneId;

/** Up to which instant a feed is owed at a given time. */
public final class Ceiling {
  private Ceiling() {}

  /**
   * Pages: {@code now − lag}. Files: the beginning of the newest date whose file is not due yet.
   *
   * @param zone the channel's zone, in which a file's date begins and ends
   */
  public static Instant of(Feed feed, ZoneId zone, Instant now) {
    if (feed instanceof FileFeed file) {
      var calendar = new BusinessCalendar(zone);
      return calendar.startOf(calendar.dateOf(now.minus(file.due())));
    }
    return Facts.of((PagedFeed) feed).ceiling(now);
  }
}

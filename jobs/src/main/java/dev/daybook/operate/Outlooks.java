package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import dev.daybook.channel.Forecasts;
import dev.daybook.channel.Volume;
import dev.daybook.coverage.Feeds;
import dev.daybook.home.Config;
import dev.daybook.operate.SyncReport.Forecast;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** What feeds are going to need, told by what their newest sealed windows have needed. */
@Component
class Outlooks {
  /** About four days of half-hour windows. */
  private static final int NEWEST = 200;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final VolumeMapper volumes;
  private final Feeds feeds;
  private final Forecasts forecasts;
  private final Config config;
  private final Clock clock;

  Outlooks(VolumeMapper volumes, Feeds feeds, Forecasts forecasts, Config config, Clock clock) {
    this.volumes = volumes;
    this.feeds = feeds;
    this.forecasts = forecasts;
    this.config = config;
    this.clock = clock;
  }

  Volume newest(FeedId feed) {
    return volumes.newest(feeds.idOf(feed), NEWEST);
  }

  Instant now() {
    return clock.instant();
  }

  /** What these windows need when they are begun at that instant. */
  Forecast of(FeedId feed, long windows, Instant begin) {
    return of(feed, windows, newest(feed), Duration.ZERO, begin);
  }

  /** Lets forecasts of shops that share a budget with this one count what its windows need. */
  void announce(FeedId feed, long windows, Volume known) {
    forecasts.announce(feed, windows, known);
  }

  /** These windows are asked for no more. */
  void over(FeedId feed) {
    forecasts.announce(feed, 0, Volume.UNKNOWN);
  }

  /** How many records these windows bring, when they are like the newest sealed ones. */
  long records(FeedId feed, long windows) {
    var known = newest(feed);
    return known.windows() == 0 ? 0 : -Math.floorDiv(-windows * known.records(), known.windows());
  }

  /** How many orders of the book have their newest version from this time of the feed. */
  long ordersOf(FeedId feed, Window range) {
    return volumes.ordersOf(feeds.idOf(feed), range.from(), range.to());
  }

  /**
   * @param atLeast how long it takes for other reasons than the budget
   */
  Forecast of(FeedId feed, long windows, Volume known, Duration atLeast, Instant begin) {
    var forecast = forecasts.of(feed, windows, known);
    var time = forecast.time().compareTo(atLeast) > 0 ? forecast.time() : atLeast;
    long seconds = time.plusNanos(999_999_999).toSeconds();
    return new Forecast(forecast.calls(), seconds, forecast.binding(), begin.plusSeconds(seconds));
  }

  /** Such as {@code done by 03:40}, on the business zone's clock. */
  String doneBy(Instant end) {
    var zone = config.calendar().zone();
    var at = end.atZone(zone);
    boolean today = at.toLocalDate().equals(now().atZone(zone).toLocalDate());
    return "done by " + at.format(today ? TIME : DAY_AND_TIME);
  }
}

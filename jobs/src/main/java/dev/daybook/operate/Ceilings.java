package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.coverage.Ceiling;
import dev.daybook.mapping.Mappings;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Up to which instant each feed is owed now. */
@Component
class Ceilings {
  private final Mappings mappings;
  private final Clock clock;

  Ceilings(Mappings mappings, Clock clock) {
    this.mappings = mappings;
    this.clock = clock;
  }

  Instant of(FeedId feed) {
    return of(feed, clock.instant());
  }

  /** Up to which instant the feed was owed then. */
  Instant of(FeedId feed, Instant then) {
    var channel = mappings.channel(feed.shop().channel());
    return Ceiling.of(channel.feed(feed.stream()), channel.zone(), then);
  }
}

package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.coverage.Feeds;
import dev.daybook.coverage.Settlements;
import dev.daybook.home.Config;
import dev.daybook.operate.MorningReport.SettledDate;
import dev.daybook.operate.MorningReport.Settlement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which dates of which feeds second readings have confirmed, for reports. */
@Component
class SettledDates {
  private static final int DAYS = SettlingDates.DAYS;

  private final Settlements settlements;
  private final Feeds feeds;
  private final Config config;
  private final Clock clock;

  SettledDates(Settlements settlements, Feeds feeds, Config config, Clock clock) {
    this.settlements = settlements;
    this.feeds = feeds;
    this.config = config;
    this.clock = clock;
  }

  /** Null while the date is not settled. */
  Settlement on(FeedId feed, LocalDate date) {
    return find(settlements.since(feed, date), date);
  }

  /**
   * Those of the seven days before this one that are over, newest first, of the feeds that were
   * live then.
   */
  List<SettledDate> before(List<FeedId> of, LocalDate date) {
    return of.stream()
        .flatMap(feed -> before(feed, date))
        .sorted(Comparator.comparing(SettledDate::date).reversed().thenComparing(SettledDate::feed))
        .toList();
  }

  private Stream<SettledDate> before(FeedId feed, LocalDate date) {
    var registered = feeds.get(feed);
    var known = settlements.since(feed, date.minusDays(DAYS));
    return Stream.iterate(date.minusDays(DAYS), day -> day.isBefore(date), day -> day.plusDays(1))
        .filter(day -> isOver(day) && registered.isLiveIn(config.calendar().window(day)))
        .map(day -> new SettledDate(feed, day, find(known, day)));
  }

  private boolean isOver(LocalDate day) {
    return !clock.instant().isBefore(config.calendar().window(day).to());
  }

  private static Settlement find(List<dev.daybook.coverage.Settlement> known, LocalDate date) {
    return known.stream()
        .filter(each -> each.date().equals(date))
        .findFirst()
        .map(Settlement::of)
        .orElse(null);
  }
}

package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import dev.daybook.coverage.CoverageLedger;
import dev.daybook.coverage.Facts;
import dev.daybook.coverage.Feeds;
import dev.daybook.coverage.Settlement;
import dev.daybook.coverage.Settlements;
import dev.daybook.coverage.Slice;
import dev.daybook.coverage.WindowSet;
import dev.daybook.home.Config;
import dev.daybook.mapping.PagedFeed;
import dev.daybook.operate.SettleReport.DateOfFeed;
import dev.daybook.operate.SettleReport.State;
import dev.daybook.operate.ShopFeeds.ShopFeed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which dates of which feeds are to be settled, and how each of them stands. */
@Component
class SettlingDates {
  /** Older dates are settled by hand only: a year that was caught up is not read twice. */
  static final int DAYS = 7;

  /** So many nights a second reading may take, with what is tried again. */
  private static final int NIGHTS = 2;

  private final Settlements settlements;
  private final SettledDates settled;
  private final CoverageLedger ledger;
  private final Feeds feeds;
  private final Outlooks outlooks;
  private final Config config;
  private final Clock clock;

  SettlingDates(
      Settlements settlements,
      SettledDates settled,
      CoverageLedger ledger,
      Feeds feeds,
      Outlooks outlooks,
      Config config,
      Clock clock) {
    this.settlements = settlements;
    this.settled = settled;
    this.ledger = ledger;
    this.feeds = feeds;
    this.outlooks = outlooks;
    this.config = config;
    this.clock = clock;
  }

  /** One date of one feed. */
  record Day(ShopFeed feed, LocalDate date, Window span) {}

  /** The newest date that a night settles: the one before that which has ended last. */
  LocalDate newest() {
    return config.calendar().dateOf(clock.instant()).minusDays(2);
  }

  /** The dates of the days up to this one, oldest first. */
  List<Day> upTo(LocalDate last, List<ShopFeed> of) {
    return Stream.iterate(last.minusDays(DAYS - 1), date -> date.plusDays(1))
        .limit(DAYS)
        .flatMap(date -> on(date, of).stream())
        .toList();
  }

  /**
   * Those of the last seven that were due and sealed some nights ago, and the one whose last night
   * this is, oldest first.
   */
  List<DateOfFeed> late(List<ShopFeed> of) {
    var since = clock.instant().minus(Duration.ofDays(NIGHTS));
    var newest = newest();
    var last = newest.minusDays(DAYS - 1);
    return upTo(newest, of).stream()
        .filter(day -> !day.date.isAfter(newest.minusDays(NIGHTS)))
        .filter(day -> settled.on(day.feed.id(), day.date) == null)
        .filter(day -> day.date.equals(last) || isSealedBefore(since, day))
        .map(this::stand)
        .filter(date -> date.state() == State.PLANNED)
        .toList();
  }

  private boolean isSealedBefore(Instant since, Day day) {
    return settlements.lastSealedAt(day.feed.id(), day.span).filter(since::isAfter).isPresent();
  }

  /** The date for each feed that was live in it. */
  List<Day> on(LocalDate date, List<ShopFeed> of) {
    return of.stream()
        .flatMap(feed -> span(feed.id(), date).map(span -> new Day(feed, date, span)).stream())
        .toList();
  }

  /**
   * The date's time while the feed was live; empty outside of that, and for a date that its zone
   * has skipped.
   */
  private Optional<Window> span(FeedId feed, LocalDate date) {
    var calendar = config.calendar();
    var start = calendar.startOf(date);
    return feeds
        .get(feed)
        .live(calendar.startOf(date.plusDays(1)))
        .filter(life -> start.isBefore(life.to()))
        .map(life -> new Window(start.isBefore(life.from()) ? life.from() : start, life.to()));
  }

  /** What is still to be read a second time; nothing for files, which come by themselves. */
  List<Slice> plan(Day day) {
    return day.feed.spec() instanceof PagedFeed paged
        ? settlements.plan(day.feed.id(), Facts.of(paged), day.span)
        : List.of();
  }

  DateOfFeed stand(Day day) {
    var settlement = settled.on(day.feed.id(), day.date);
    if (settlement != null) {
      return new DateOfFeed(day.feed.id(), day.date, State.SETTLED_BEFORE, 0, null, settlement);
    }
    if (!isSealed(day)) {
      return new DateOfFeed(day.feed.id(), day.date, State.OWED, 0, null, null);
    }
    boolean confirmed = isReadAgain(day);
    if (!(day.feed.spec() instanceof PagedFeed) && !confirmed) {
      return new DateOfFeed(day.feed.id(), day.date, State.NOT_COMPARED, 0, null, null);
    }
    int windows = plan(day).size();
    var forecast = windows == 0 ? null : outlooks.of(day.feed.id(), windows, clock.instant());
    return new DateOfFeed(day.feed.id(), day.date, State.PLANNED, windows, forecast, null);
  }

  private boolean isSealed(Day day) {
    return ledger.owed(day.feed.id(), day.span.to()).intersect(WindowSet.of(day.span)).isEmpty();
  }

  boolean isReadAgain(Day day) {
    return settlements.isReadAgain(day.feed.id(), day.span);
  }

  void settle(Day day, long runId) {
    var source =
        day.feed.spec() instanceof PagedFeed ? Settlement.Source.READING : Settlement.Source.FILE;
    settlements.settle(day.feed.id(), day.date, day.span, config.calendar(), source, runId);
  }
}

package dev.daybook.operate;

import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import dev.daybook.coverage.CoverageLedger;
import dev.daybook.coverage.Facts;
import dev.daybook.coverage.Slice;
import dev.daybook.coverage.WindowState;
import dev.daybook.mapping.PagedFeed;
import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.operate.ShopFeeds.ShopFeed;
import dev.daybook.operate.SyncReport.Affected;
import dev.daybook.operate.SyncReport.FeedSync;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Verb {@code sync} and the pulling modes of {@code rerun}: asks for what a shop owes, books it,
 * and seals what is complete.
 */
@Component
public class Sync {
  private static final Window ALL_TIME =
      new Window(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));

  private final ShopFeeds shopFeeds;
  private final CoverageLedger ledger;
  private final OwedTimes owedTimes;
  private final Ceilings ceilings;
  private final ShopRuns runs;
  private final Outlooks outlooks;
  private final UnfinishedFiles unfinished;
  private final Clock clock;

  Sync(
      ShopFeeds shopFeeds,
      CoverageLedger ledger,
      OwedTimes owedTimes,
      Ceilings ceilings,
      ShopRuns runs,
      Outlooks outlooks,
      UnfinishedFiles unfinished,
      Clock clock) {
    this.shopFeeds = shopFeeds;
    this.ledger = ledger;
    this.owedTimes = owedTimes;
    this.ceilings = ceilings;
    this.runs = runs;
    this.outlooks = outlooks;
    this.unfinished = unfinished;
    this.clock = clock;
  }

  /**
   * @throws dev.daybook.coverage.ShopBusy when another living run holds the shop
   */
  public SyncReport sync(Scope scope, Which which, Request request) {
    return within("sync", scope, which, request);
  }

  /** As {@link #sync}, over a range that somebody has chosen. */
  public SyncReport rerun(Scope scope, Which which, Request request) {
    return within("rerun", scope, which, request);
  }

  private SyncReport within(String kind, Scope scope, Which which, Request request) {
    var feeds = AskedWrongly.unless(() -> shopFeeds.of(scope));
    var range = request.range().orElse(ALL_TIME);
    if (request.dryRun()) {
      return dryRun(scope, feeds, which, request);
    }
    // What comes due while the run is at work is the next run's: a run that takes an hour is
    // complete.
    var begun = clock.instant();
    return runs.pull(kind, scope, feeds, which, range, request, feed -> owed(feed, range, begun));
  }

  private SyncReport dryRun(Scope scope, List<ShopFeed> feeds, Which which, Request request) {
    var range = request.range().orElse(ALL_TIME);
    var planned = new ArrayList<FeedSync>();
    var owed = new ArrayList<OwedTime>();
    var begin = clock.instant();
    for (var feed : feeds) {
      var slices = plan(ledger, feed, which, range, clock.instant());
      long unread = slices.stream().filter(slice -> !isFetched(slice)).count();
      var forecast = unread == 0 ? null : outlooks.of(feed.id(), unread, begin);
      long calls = forecast == null ? 0 : forecast.calls();
      begin = forecast == null ? begin : forecast.doneBy();
      var affected = affected(feed.id(), unread, which, range);
      planned.add(new FeedSync(feed.id(), slices.size(), 0, calls, 0, forecast, affected));
      owed.addAll(owed(feed.id(), range, clock.instant()));
    }
    return new SyncReport(
        null,
        scope.shop(),
        "PLANNED",
        planned,
        Accounts.NONE,
        owed,
        unfinished.of(scope.shop()),
        notes(scope, feeds, request));
  }

  private List<String> notes(Scope scope, List<ShopFeed> feeds, Request request) {
    return Stream.concat(
            request.range().stream().flatMap(range -> shopFeeds.outsideLife(feeds, range).stream()),
            shopFeeds.caution(scope.shop()).stream())
        .toList();
  }

  private Affected affected(FeedId feed, long windows, Which which, Window range) {
    return new Affected(
        outlooks.records(feed, windows), which == Which.ALL ? outlooks.ordersOf(feed, range) : 0);
  }

  static List<Slice> plan(
      CoverageLedger ledger, ShopFeed feed, Which which, Window range, Instant now) {
    if (!(feed.spec() instanceof PagedFeed paged)) {
      return List.of();
    }
    var facts = Facts.of(paged);
    if (which == Which.ALL) {
      return ledger.planAll(feed.id(), facts, range, now);
    }
    var plan = ledger.plan(feed.id(), facts, range, now);
    return which == Which.HOLES
        ? plan.stream()
            .filter(slice -> slice.left().map(left -> left.failure().isEmpty()).orElse(true))
            .toList()
        : plan;
  }

  /** Read to its proven end by an earlier run: only booking and sealing are left. */
  static boolean isFetched(Slice slice) {
    return slice.left().filter(left -> left.state() == WindowState.FETCHED).isPresent();
  }

  private List<OwedTime> owed(FeedId feed, Window range, Instant then) {
    return owedTimes.of(feed, ceilings.of(feed, then), range);
  }
}

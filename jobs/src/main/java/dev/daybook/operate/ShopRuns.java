package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import dev.daybook.coverage.CoverageLedger;
import dev.daybook.coverage.LostRun;
import dev.daybook.coverage.RunStart;
import dev.daybook.coverage.RunState;
import dev.daybook.coverage.Runs;
import dev.daybook.mapping.FileFeed;
import dev.daybook.mapping.PagedFeed;
import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.operate.ShopFeeds.ShopFeed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** One run over a shop's feeds: has its row from beginning to end, whatever happens in between. */
@Component
class ShopRuns {
  private final ShopFeeds shopFeeds;
  private final Runs runs;
  private final RunParts parts;
  private final CoverageLedger ledger;
  private final OwedTimes owedTimes;
  private final ReportMapper sums;
  private final UnfinishedFiles unfinishedFiles;
  private final RunAlerts alerts;

  ShopRuns(
      ShopFeeds shopFeeds,
      Runs runs,
      RunParts parts,
      CoverageLedger ledger,
      OwedTimes owedTimes,
      ReportMapper sums,
      UnfinishedFiles unfinishedFiles,
      RunAlerts alerts) {
    this.shopFeeds = shopFeeds;
    this.runs = runs;
    this.parts = parts;
    this.ledger = ledger;
    this.owedTimes = owedTimes;
    this.sums = sums;
    this.unfinishedFiles = unfinishedFiles;
    this.alerts = alerts;
  }

  /** What is done within a run. */
  interface Work {
    void on(ShopRun run);
  }

  SyncReport pull(
      String kind,
      Scope scope,
      List<ShopFeed> feeds,
      Which which,
      Window range,
      Request request,
      Function<FeedId, List<OwedTime>> owed) {
    return within(
        kind,
        scope,
        request,
        feeds,
        owed,
        run -> {
          request
              .range()
              .ifPresent(asked -> shopFeeds.outsideLife(feeds, asked).forEach(run::note));
          pull(run, feeds, which, range);
        });
  }

  private void pull(ShopRun run, List<ShopFeed> feeds, Which which, Window range) {
    shopFeeds.caution(run.shop()).ifPresent(run::note);
    feeds.forEach(run::takeUp);
    run.expect(feeds, which, range);
    pullPages(run, feeds, which, range);
    if (!run.stop().getAsBoolean()
        && feeds.stream().anyMatch(feed -> feed.spec() instanceof FileFeed)) {
      // What the API gives is sealed before, so that the file can be compared with it.
      run.normalize();
      run.takeFiles();
    }
  }

  private void pullPages(ShopRun run, List<ShopFeed> feeds, Which which, Window range) {
    for (var feed : feeds) {
      if (run.stop().getAsBoolean()) {
        return;
      }
      if (which == Which.ALL && feed.spec() instanceof PagedFeed) {
        ledger.newGeneration(feed.id());
      }
      run.pullPages(feed, which, range);
    }
  }

  /** As the other {@code within}; owed are the windows that it has fetched and could not seal. */
  SyncReport within(String kind, Scope scope, Request request, List<ShopFeed> feeds, Work work) {
    var runId = new AtomicLong();
    return within(
        kind,
        scope,
        request,
        feeds,
        feed -> owedTimes.leftBy(feed, runId.get()),
        run -> {
          runId.set(run.id());
          work.on(run);
        });
  }

  /** Runs the work under a row of {@code run}; what it sealed, owes and settled is its report. */
  SyncReport within(
      String kind,
      Scope scope,
      Request request,
      List<ShopFeed> feeds,
      Function<FeedId, List<OwedTime>> owed,
      Work work) {
    var started =
        runs.start(
            new RunStart(
                kind,
                request.cause(),
                request.operator(),
                scope.shop(),
                request.range().orElse(null),
                request.date().orElse(null)));
    var run = new ShopRun(started.id(), scope.shop(), request, parts);
    try {
      feeds.forEach(run::resume);
      work.on(run);
      run.finish();
      var report = end(run, feeds, owed);
      alerts.after(Seen.run(report));
      return report;
    } catch (RuntimeException | Error e) {
      endFailed(started.id(), e);
      alerts.after(Seen.failure(scope.shop(), e));
      throw e;
    } finally {
      run.over();
    }
  }

  private SyncReport end(ShopRun run, List<ShopFeed> feeds, Function<FeedId, List<OwedTime>> owed) {
    run.conclude();
    var accounts = sums.accountsOfRun(run.id()).accounts();
    var open = feeds.stream().flatMap(feed -> owed.apply(feed.id()).stream()).toList();
    var unfinished = unfinishedFiles.of(run.shop());
    var state =
        run.isStopped()
            ? RunState.STOPPED
            : open.isEmpty() && unfinished.isEmpty() && accounts.balanced() && run.refusal() == null
                ? RunState.DONE
                : RunState.INCOMPLETE;
    runs.end(run.id(), state, String.join("; ", run.notes()), AccountsText.json(accounts));
    return new SyncReport(
        run.id(),
        run.shop(),
        state.name(),
        run.feeds(sealed(run.id())),
        accounts,
        open,
        unfinished,
        run.notes(),
        run.refusal(),
        run.warnings());
  }

  private Map<FeedId, Integer> sealed(long runId) {
    return sums.sealedByFeed(runId).stream()
        .collect(Collectors.toMap(SealedRow::feed, SealedRow::windows));
  }

  private void endFailed(long runId, Throwable failure) {
    try {
      runs.end(runId, RunState.FAILED, Why.of(failure), null);
    } catch (LostRun | org.springframework.dao.DataAccessException e) {
      // The next start finds the run at work nowhere and ends its row.
      failure.addSuppressed(e);
    }
  }
}

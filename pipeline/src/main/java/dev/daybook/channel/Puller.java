package dev.daybook.channel;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import dev.daybook.coverage.CoverageLedger;
import dev.daybook.coverage.Facts;
import dev.daybook.coverage.OpenWindow;
import dev.daybook.coverage.Run;
import dev.daybook.coverage.Runs;
import dev.daybook.coverage.Slice;
import dev.daybook.coverage.WindowState;
import dev.daybook.mapping.Api;
import dev.daybook.mapping.Channel;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.PagedFeed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** A window becomes documents, and its end is proven. */
@Component
public class Puller {
  private final Mappings mappings;
  private final ShopDirectory shops;
  private final Map<String, Signing> signings;
  private final Map<String, PageWalk> walks;
  private final Http http;
  private final TokenStore tokens;
  private final RateBudget budget;
  private final PullLimits limits;
  private final PlatformClocks clocks;
  private final RefusedDetails refusals;
  private final PageLanding landing;
  private final CoverageLedger ledger;
  private final Runs runs;
  private final Waiting waiting;
  private final Clock clock;

  Puller(
      Mappings mappings,
      ShopDirectory shops,
      Map<String, Signing> signings,
      Map<String, PageWalk> walks,
      Http http,
      TokenStore tokens,
      RateBudget budget,
      PullLimits limits,
      PlatformClocks clocks,
      RefusedDetails refusals,
      PageLanding landing,
      CoverageLedger ledger,
      Runs runs,
      Waiting waiting,
      Clock clock) {
    this.mappings = mappings;
    this.shops = shops;
    this.signings = signings;
    this.walks = walks;
    this.http = http;
    this.tokens = tokens;
    this.budget = budget;
    this.limits = limits;
    this.clocks = clocks;
    this.refusals = refusals;
    this.landing = landing;
    this.ledger = ledger;
    this.runs = runs;
    this.waiting = waiting;
    this.clock = clock;
  }

  /**
   * Opens the slice's window, or takes over the one that was left, and reads it to its proven end.
   * A window that is FETCHED already is given back without a call.
   *
   * @param stop asked at every page boundary and while waiting; everything landed by then counts
   * @throws dev.daybook.coverage.LostRun when the run was ended from outside
   * @throws dev.daybook.coverage.LostWindow when a newer run has taken the window over
   * @throws IllegalArgumentException when the feed's channel has no API or the feed no pages
   */
  public Pull pull(Slice slice, Run run, BooleanSupplier stop) {
    return pull(slice, run, Watcher.of(stop));
  }

  /** As {@link #pull(Slice, Run, BooleanSupplier)}, and tells what it waits for. */
  public Pull pull(Slice slice, Run run, Watcher watcher) {
    var channel = mappings.channel(slice.feed().shop().channel());
    var feed = paged(channel, slice.feed());
    var latest = Facts.of(feed).ceiling(clock.instant());
    if (slice.window().to().isAfter(latest)) {
      return new Pull.Owed(
          "window %s ends after %s, before which the channel cannot be trusted; next: ask later"
              .formatted(slice.window(), latest),
          0);
    }
    var platform = new PlatformClock(slice.feed().shop(), api(channel).clockSkew(), clock);
    var pull = read(channel, feed, ledger.begin(slice, run.id()), patience(run, watcher), platform);
    platform.skew().ifPresent(clocks::keep);
    return pull;
  }

  private Patience patience(Run run, Watcher watcher) {
    return new Patience(waiting, watcher, () -> runs.heartbeat(run.id()));
  }

  private Pull read(
      Channel channel,
      PagedFeed feed,
      OpenWindow window,
      Patience patience,
      PlatformClock platform) {
    ShopCalls calls = null;
    try {
      calls = calls(channel, feed, window, patience, platform);
      var reading = new Reading(feed, calls, landing, ledger, patience, refusals, window);
      return pulled(reading, calls, proof(feed, window, reading));
    } catch (Stopped stopped) {
      return new Pull.Owed(stopped.getMessage(), made(calls));
    } catch (Refused refused) {
      ledger.failed(window.id(), window.runId(), refused.getMessage());
      return new Pull.Refused(refused.getMessage(), made(calls));
    } catch (TooMuch tooMuch) {
      return halved(window, tooMuch, made(calls));
    } catch (Failure failed) {
      ledger.failed(window.id(), window.runId(), failed.getMessage());
      return new Pull.Owed(failed.getMessage(), made(calls), outlook(failed));
    }
  }

  private Pull.Outlook outlook(Failure failed) {
    if (failed instanceof Busy busy) {
      return busy.asksLongerThan(limits.longestWait()) ? Pull.Outlook.NONE : Pull.Outlook.DOUBTFUL;
    }
    return failed instanceof Broken ? Pull.Outlook.DOUBTFUL : Pull.Outlook.GOOD;
  }

  private Pull halved(OpenWindow window, TooMuch tooMuch, int calls) {
    var halved = ledger.halve(window.id(), window.runId());
    ledger.failed(window.id(), window.runId(), tooMuch.getMessage());
    var middle = halved.window().to();
    if (middle.equals(window.window().to())) {
      return new Pull.Owed(tooMuch.getMessage(), calls);
    }
    var second = Slice.beside(window, new Window(middle, window.window().to()));
    return new Pull.Halved(List.of(Slice.of(halved), second), tooMuch.getMessage(), calls);
  }

  private String proof(PagedFeed feed, OpenWindow window, Reading reading) {
    if (window.state() == WindowState.FETCHED) {
      return window.proof();
    }
    var proof = walked(Kinds.find(walks, "page walk", feed.paging().kind()), reading);
    ledger.fetched(window.id(), window.runId(), proof);
    return proof;
  }

  private static String walked(PageWalk walk, Reading reading) {
    while (true) {
      try {
        var proof = walk.walk(reading);
        return reading.overlap().equals(reading.feed().overlap())
            ? proof
            : "%s; asked with an overlap of %s, more holds too much"
                .formatted(proof, reading.overlap());
      } catch (TooMuch tooMuch) {
        if (!reading.againWithLessOverlap()) {
          throw tooMuch;
        }
      }
    }
  }

  private static Pull pulled(Reading reading, ShopCalls calls, String proof) {
    return new Pull.Pulled(
        reading.documents(),
        reading.records(),
        reading.window().attempt(),
        calls.calls(),
        proof,
        calls.warnings());
  }

  private static int made(ShopCalls calls) {
    return calls == null ? 0 : calls.calls();
  }

  private ShopCalls calls(
      Channel channel,
      PagedFeed feed,
      OpenWindow window,
      Patience patience,
      PlatformClock platform) {
    var api = api(channel);
    var shop = shops.get(window.feed().shop());
    requireCredentials(shop, api, feed);
    return new ShopCalls(
        shop,
        api,
        Kinds.find(signings, "signing", api.signing()),
        http,
        tokens,
        budget,
        limits,
        patience,
        platform,
        clock);
  }

  private void requireCredentials(ShopSettings shop, Api api, PagedFeed feed) {
    var held = tokens.current(shop.shop(), shop.credentials());
    var missing = NeededCredentials.missing(api, feed, shop.credentials(), held);
    if (!missing.isEmpty()) {
      throw new Refused(
          "%s: its credentials lack %s; next: %s"
              .formatted(shop.shop(), missing, Authorisations.ADD_CREDENTIALS));
    }
  }

  private static Api api(Channel channel) {
    return channel
        .api()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "channel %s has no api; next: add it to its channel.yaml"
                        .formatted(channel.name())));
  }

  private static PagedFeed paged(Channel channel, FeedId feed) {
    if (channel.feed(feed.stream()) instanceof PagedFeed paged) {
      return paged;
    }
    throw new IllegalArgumentException(
        "feed %s comes as files and cannot be pulled; next: drop or import its file"
            .formatted(feed));
  }
}

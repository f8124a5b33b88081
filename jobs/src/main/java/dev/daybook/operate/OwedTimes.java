package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import dev.daybook.coverage.CoverageLedger;
import dev.daybook.coverage.OpenWindow;
import dev.daybook.coverage.WindowSet;
import dev.daybook.mapping.FileFeed;
import dev.daybook.mapping.Mappings;
import dev.daybook.operate.MorningReport.OwedTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Unsealed time, cut by the reason why it is still owed. */
@Component
final class OwedTimes {
  private final CoverageLedger ledger;
  private final Mappings mappings;

  OwedTimes(CoverageLedger ledger, Mappings mappings) {
    this.ledger = ledger;
    this.mappings = mappings;
  }

  List<OwedTime> of(FeedId feed, Instant ceiling, Window range) {
    return of(feed, ledger.owed(feed, ceiling).intersect(WindowSet.of(range)));
  }

  List<OwedTime> of(FeedId feed, WindowSet time) {
    var unsealed = ledger.unsealed(feed);
    var byReason = new TreeMap<String, WindowSet>();
    var rest = time;
    for (var open : unsealed) {
      var known = rest.intersect(WindowSet.of(open.window()));
      byReason.merge(reason(open), known, WindowSet::union);
      rest = rest.minus(known);
    }
    byReason.merge(untouched(feed), rest, WindowSet::union);
    return byReason.entrySet().stream()
        .flatMap(entry -> times(feed, entry.getValue(), entry.getKey()))
        .sorted(Comparator.comparing(OwedTime::from))
        .toList();
  }

  /** The windows that this run holds and has not sealed, also of time that needs no window. */
  List<OwedTime> leftBy(FeedId feed, long runId) {
    return ledger.unsealed(feed).stream()
        .filter(open -> open.runId() == runId)
        .map(open -> new OwedTime(feed, open.window().from(), open.window().to(), reason(open)))
        .toList();
  }

  /** Nobody asks for a file: it comes, and covers its date, or it does not. */
  private String untouched(FeedId feed) {
    return mappings.channel(feed.shop().channel()).feed(feed.stream()) instanceof FileFeed
        ? "no file covers it"
        : "not asked for yet";
  }

  private static Stream<OwedTime> times(FeedId feed, WindowSet time, String reason) {
    return time.stream().map(window -> new OwedTime(feed, window.from(), window.to(), reason));
  }

  private static String reason(OpenWindow open) {
    return open.failure().isEmpty() ? "begun, not finished" : open.failure();
  }
}

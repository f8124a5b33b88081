package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import dev.daybook.coverage.CoverageLedger;
import dev.daybook.coverage.OpenWindow;
import dev.daybook.coverage.WindowSet;
import dev.daybook.operate.MorningReport.OwedTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Unsealed time, cut by the reason why it is still owed. */
final class OwedTimes {
  private OwedTimes() {}

  static List<OwedTime> of(CoverageLedger ledger, FeedId feed, Instant ceiling, Window range) {
    return of(ledger, feed, ledger.owed(feed, ceiling).intersect(WindowSet.of(range)));
  }

  static List<OwedTime> of(CoverageLedger ledger, FeedId feed, WindowSet time) {
    var unsealed = ledger.unsealed(feed);
    var byReason = new TreeMap<String, WindowSet>();
    var rest = time;
    for (var open : unsealed) {
      var known = rest.intersect(WindowSet.of(open.window()));
      byReason.merge(reason(open), known, WindowSet::union);
      rest = rest.minus(known);
    }
    byReason.merge("not asked for yet", rest, WindowSet::union);
    return byReason.entrySet().stream()
        .flatMap(entry -> times(feed, entry.getValue(), entry.getKey()))
        .sorted(Comparator.comparing(OwedTime::from))
        .toList();
  }

  /** The windows that this run holds and has not sealed, also of time that needs no window. */
  static List<OwedTime> leftBy(CoverageLedger ledger, FeedId feed, long runId) {
    return ledger.unsealed(feed).stream()
        .filter(open -> open.runId() == runId)
        .map(open -> new OwedTime(feed, open.window().from(), open.window().to(), reason(open)))
        .toList();
  }

  private static Stream<OwedTime> times(FeedId feed, WindowSet time, String reason) {
    return time.stream().map(window -> new OwedTime(feed, window.from(), window.to(), reason));
  }

  private static String reason(OpenWindow open) {
    return open.failure().isEmpty() ? "begun, not finished" : open.failure();
  }
}

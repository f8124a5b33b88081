package dev.daybook.coverage;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which business dates of a feed a second reading has confirmed. A second reading is windows of a
 * generation of their own over sealed time: they owe nothing and unseal nothing.
 */
@Component
public class Settlements {
  private final SettlementMapper settlements;
  private final CoverageLedger ledger;
  private final Feeds feeds;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Settlements(
      SettlementMapper settlements,
      CoverageLedger ledger,
      Feeds feeds,
      TransactionTemplate transactions,
      Clock clock) {
    this.settlements = settlements;
    this.ledger = ledger;
    this.feeds = feeds;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** From this date on, by date. */
  public List<Settlement> since(FeedId feed, LocalDate date) {
    return settlements.since(feeds.idOf(feed), date);
  }

  /**
   * What is still to be read a second time of sealed time, oldest first: windows that earlier runs
   * have left are given as they are, the rest is cut into slices.
   */
  public List<Slice> plan(FeedId feed, Facts facts, Window span) {
    var left =
        ledger.unsealed(feed).stream()
            .filter(window -> window.purpose() == Purpose.CONFIRM)
            .filter(window -> window.window().intersection(span).isPresent())
            .toList();
    var begun = WindowSet.of(left.stream().map(OpenWindow::window).toList());
    var plan = new ArrayList<>(left.stream().map(Slice::of).toList());
    for (var hole : readAgain(feed, span).union(begun).holes(span).windows()) {
      facts.slices(hole).forEach(slice -> plan.add(Slice.again(feed, slice, Purpose.CONFIRM)));
    }
    plan.sort(Comparator.comparing(Slice::window));
    return plan;
  }

  /** When the newest first reading of any of it was sealed; empty when none was. */
  public Optional<Instant> lastSealedAt(FeedId feed, Window span) {
    return Optional.ofNullable(settlements.lastSealedAt(feeds.idOf(feed), span.from(), span.to()));
  }

  /** Whether a second reading of the whole span is sealed. */
  public boolean isReadAgain(FeedId feed, Window span) {
    return readAgain(feed, span).holes(span).isEmpty();
  }

  private WindowSet readAgain(FeedId feed, Window span) {
    return WindowSet.of(
        settlements.readAgain(feeds.idOf(feed), span.from(), span.to()).stream()
            .map(row -> new Window(row.fromAt(), row.toAt()))
            .toList());
  }

  /**
   * The date is confirmed: keeps what the second reading found, and marks every window SETTLED that
   * lies in settled dates as a whole. A date that is settled already stays as it is.
   *
   * @param span of the date, since the feed's go-live
   */
  public void settle(
      FeedId feed,
      LocalDate date,
      Window span,
      BusinessCalendar calendar,
      Settlement.Source source,
      long runId) {
    if (!isReadAgain(feed, span)) {
      throw new IllegalStateException("%s of %s has no whole second reading".formatted(feed, date));
    }
    int feedId = feeds.idOf(feed);
    transactions.executeWithoutResult(
        status -> {
          var now = clock.instant();
          var found = settlements.sums(feedId, span.from(), span.to());
          var settlement =
              new Settlement(
                  date,
                  source,
                  found.windows(),
                  found.records(),
                  found.missed(),
                  found.changed(),
                  now);
          settlements.insert(feedId, runId, span, settlement);
          var settled = settledTimeAround(feedId, span, calendar);
          settlements.markSettled(feedId, settled.from(), settled.to(), now);
        });
  }

  /** A window may begin in one date and end in the next. */
  private Window settledTimeAround(int feedId, Window span, BusinessCalendar calendar) {
    var dates = settlements.dates(feedId).stream().map(calendar::window).toList();
    return WindowSet.of(dates).stream()
        .filter(window -> window.intersection(span).isPresent())
        .findFirst()
        .orElse(span);
  }
}

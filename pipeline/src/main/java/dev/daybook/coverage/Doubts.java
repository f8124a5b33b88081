package dev.daybook.coverage;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Time that came emptier than likely. A feed has one open doubt at most, which grows as long as
 * nothing comes; it ends when records come again, or when somebody has looked and says so.
 */
@Component
public class Doubts {
  private static final int LONGEST = 1000;

  private final DoubtMapper doubts;
  private final Feeds feeds;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Doubts(DoubtMapper doubts, Feeds feeds, TransactionTemplate transactions, Clock clock) {
    this.doubts = doubts;
    this.feeds = feeds;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** By feed. */
  public List<Doubt> open() {
    return doubts.open().stream().map(DoubtMapper.Row::doubt).toList();
  }

  public Optional<Doubt> open(FeedId feed) {
    return doubts.openOf(feeds.idOf(feed)).stream().findFirst().map(DoubtMapper.Row::doubt);
  }

  /**
   * Begins the feed's doubt, or makes the one that it has reach further. Of several its words are
   * of the one that reaches furthest.
   */
  public void raise(Doubt doubt, long runId) {
    int feedId = feeds.idOf(doubt.feed());
    doubts.raise(feedId, doubt.window(), cut(doubt.what()), runId, clock.instant());
  }

  /** Records came again. */
  public void end(FeedId feed) {
    doubts.endByRecords(feeds.idOf(feed), clock.instant());
  }

  /**
   * Somebody has looked at this time of the feed, which may lie ahead: it is not doubted any more.
   *
   * @return how many doubts ended with it
   */
  public int confirm(FeedId feed, Window window, String operator, String reason) {
    int feedId = feeds.idOf(feed);
    return transactions.execute(
        status -> {
          var now = clock.instant();
          doubts.confirm(feedId, window, operator, cut(reason), now);
          return doubts.end(feedId, window, operator, cut(reason), now);
        });
  }

  /** Time that somebody has looked at. */
  public WindowSet confirmed(FeedId feed) {
    return WindowSet.of(
        doubts.confirmed(feeds.idOf(feed)).stream().map(row -> row.doubt().window()).toList());
  }

  /** What the feed has brought in the weeks before this instant. */
  public PastWeeks past(FeedId feed, Instant end) {
    var since = end.minus(Duration.ofDays(7L * PastWeeks.WEEKS + 1));
    return new PastWeeks(
        doubts.counts(feeds.idOf(feed), since).stream()
            .map(row -> new PastWeeks.Count(new Window(row.fromAt(), row.toAt()), row.records()))
            .toList());
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}

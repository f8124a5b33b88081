package dev.daybook.coverage;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Table {@code coverage_window}: every second since go-live is sealed, or owed.
 *
 * <p>Every change names the run that makes it. A window that a newer run has taken over cannot be
 * changed by the older one any more ({@link LostWindow}).
 */
@Component
public class CoverageLedger implements FileCoverage {
  /** How long trailing owed time is not called a hole: a day and two hours. */
  public static final Duration PATIENCE = Duration.ofHours(26);

  private static final int LONGEST_PROOF = 500;
  private static final int LONGEST_REASON = 1000;

  private final WindowMapper windows;
  private final FeedMapper feedRows;
  private final Feeds feeds;
  private final TransactionTemplate transactions;
  private final Clock clock;

  CoverageLedger(
      WindowMapper windows,
      FeedMapper feedRows,
      Feeds feeds,
      TransactionTemplate transactions,
      Clock clock) {
    this.windows = windows;
    this.feedRows = feedRows;
    this.feeds = feeds;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * {@code [goLive, ceiling)} without what is sealed or settled in any generation; of a closed feed
   * not beyond its end.
   */
  public WindowSet owed(FeedId feed, Instant ceiling) {
    var registered = feeds.get(feed);
    return registered
        .live(ceiling)
        .map(live -> sealed(registered.id()).holes(live))
        .orElse(WindowSet.empty());
  }

  private WindowSet sealed(int feedId) {
    var covered = new ArrayList<Window>();
    var begun = Instant.MIN;
    for (var edge : windows.sealedEdges(feedId)) {
      if (edge.begins()) {
        begun = edge.fromAt();
      }
      if (edge.ends()) {
        covered.add(new Window(begun, edge.toAt()));
      }
    }
    return WindowSet.of(covered);
  }

  /**
   * What is to be done for a range, oldest time first: windows that earlier runs have left are
   * given as they are, so that their landed pages count; the other owed time is cut into slices.
   * Probes that were left are among them: they may lie over owed time in the same generation. What
   * was begun behind the end of a shop, and not read, is left alone.
   */
  public List<Slice> plan(FeedId feed, Facts facts, Window range, Instant now) {
    var registered = feeds.get(feed);
    var left =
        unsealed(feed).stream()
            .filter(window -> window.purpose() != Purpose.CONFIRM)
            .filter(
                window ->
                    window.state() == WindowState.FETCHED
                        || !registered.isBeyondEnd(window.window()))
            .filter(window -> window.window().intersection(range).isPresent())
            .toList();
    var begun = WindowSet.of(left.stream().map(OpenWindow::window).toList());
    var fresh = owed(feed, facts.ceiling(now)).intersect(WindowSet.of(range)).minus(begun);
    var plan = new ArrayList<>(left.stream().map(Slice::of).toList());
    plan.addAll(cut(feed, facts, fresh));
    plan.sort(Comparator.comparing(Slice::window));
    return plan;
  }

  /**
   * The whole range, sealed or not, up to the ceiling: for a rerun in mode all, after {@link
   * #newGeneration}.
   */
  public List<Slice> planAll(FeedId feed, Facts facts, Window range, Instant now) {
    return feeds
        .get(feed)
        .live(facts.ceiling(now))
        .map(live -> cut(feed, facts, WindowSet.of(range).intersect(WindowSet.of(live))))
        .orElse(List.of());
  }

  private static List<Slice> cut(FeedId feed, Facts facts, WindowSet time) {
    return time.stream()
        .flatMap(window -> facts.slices(window).stream())
        .map(slice -> Slice.fresh(feed, slice))
        .toList();
  }

  /** OPEN and FETCHED windows of all generations, oldest time first; second readings too. */
  public List<OpenWindow> unsealed(FeedId feed) {
    return windows.unsealed(feeds.idOf(feed)).stream().map(WindowRow::window).toList();
  }

  /** How many records its last reading has landed, repeated ones included. */
  public long records(OpenWindow window) {
    return windows.records(window.id(), window.attempt());
  }

  /** Whether just its time was asked for once more since it was fetched. */
  public boolean isProbed(OpenWindow window) {
    return windows.isProbed(window.id());
  }

  /** A window as it is now, in whatever state. */
  public Optional<OpenWindow> find(long windowId) {
    return Optional.ofNullable(windows.find(windowId)).map(WindowRow::window);
  }

  /** Begins or continues a slice: opens its window, or takes over the one that was left. */
  public OpenWindow begin(Slice slice, long runId) {
    return slice
        .left()
        .map(left -> takeOver(left, runId))
        .orElseGet(() -> open(slice.feed(), slice.window(), runId, slice.purpose()));
  }

  /**
   * @throws OverlapRefused when the time has a window in the feed's generation already
   */
  public OpenWindow open(FeedId feed, Window window, long runId) {
    return open(feed, window, runId, Purpose.OWED);
  }

  private OpenWindow open(FeedId feed, Window window, long runId, Purpose purpose) {
    return transactions.execute(
        status -> {
          feedRows.lock(feeds.idOf(feed));
          return insert(feed, window, runId, purpose)
              .orElseThrow(() -> new OverlapRefused(feed, window));
        });
  }

  private Optional<OpenWindow> insert(FeedId feed, Window window, long runId, Purpose purpose) {
    var row =
        new NewWindow(
            feeds.idOf(feed), window.from(), window.to(), runId, clock.instant(), purpose);
    return windows.open(row) == 1 ? find(row.windowId()) : Optional.empty();
  }

  /**
   * Takes over the fetched windows of a feed that ended runs have left, so that they can be sealed.
   */
  public List<OpenWindow> takeOverFetched(FeedId feed, long runId) {
    return unsealed(feed).stream()
        .filter(window -> window.state() == WindowState.FETCHED)
        .map(window -> takeOver(window, runId))
        .toList();
  }

  private OpenWindow takeOver(OpenWindow left, long runId) {
    if (left.runId() != runId) {
      require(windows.takeOver(left.id(), left.runId(), runId), left.id(), runId, "taken over");
    }
    return left.heldBy(runId);
  }

  /** Begins a generation: from now on, windows may be opened over time that has some. */
  public int newGeneration(FeedId feed) {
    int feedId = feeds.idOf(feed);
    return transactions.execute(
        status -> {
          feedRows.beginGeneration(feedId);
          return feedRows.lock(feedId);
        });
  }

  /** Gives the reading up and begins the next one. */
  public OpenWindow attemptAgain(long windowId, long runId) {
    require(windows.attemptAgain(windowId, runId), windowId, runId, "read again");
    return find(windowId).orElseThrow();
  }

  /**
   * Gives the reading up and keeps the first half of the window, to whole seconds; the second half
   * is owed as if it had never been asked for. A window of one second stays as it is.
   */
  public OpenWindow halve(long windowId, long runId) {
    var window = find(windowId).orElseThrow().window();
    var half =
        Duration.between(window.from(), window.to()).dividedBy(2).truncatedTo(ChronoUnit.SECONDS);
    if (!half.isZero()) {
      var middle = window.from().plus(half);
      require(windows.shorten(windowId, runId, middle), windowId, runId, "cut in halves");
    }
    return find(windowId).orElseThrow();
  }

  /** Keeps what is known of the reading so far, such as the counted total. */
  public void noted(long windowId, long runId, String proof) {
    require(windows.noted(windowId, runId, cut(proof, LONGEST_PROOF)), windowId, runId, "noted");
  }

  /**
   * The end of its pages is proven: OPEN → FETCHED.
   *
   * @param proof at most 500 characters
   */
  public void fetched(long windowId, long runId, String proof) {
    var kept = cut(proof, LONGEST_PROOF);
    require(windows.fetched(windowId, runId, kept, clock.instant()), windowId, runId, "fetched");
  }

  /** FETCHED → SEALED, in the transaction that closes its account. */
  public void seal(long windowId, long runId) {
    require(windows.seal(windowId, runId, clock.instant()), windowId, runId, "sealed");
  }

  /** Stays owed; the next plan gives it again. */
  public void failed(long windowId, long runId, String reason) {
    var kept = cut(reason, LONGEST_REASON);
    require(windows.failed(windowId, runId, kept), windowId, runId, "marked as failed");
  }

  @Override
  public Long fetched(FeedId feed, Window window, long runId, String proof) {
    return transactions.execute(
        status -> {
          feedRows.lock(feeds.idOf(feed));
          var purpose = isSealedByAnother(feed, window) ? Purpose.CONFIRM : Purpose.OWED;
          var opened =
              insert(feed, window, runId, purpose)
                  .orElseGet(() -> openAnew(feed, window, runId, purpose));
          fetched(opened.id(), runId, proof);
          return opened.id();
        });
  }

  private OpenWindow openAnew(FeedId feed, Window window, long runId, Purpose purpose) {
    newGeneration(feed);
    return open(feed, window, runId, purpose);
  }

  /** Whether another feed of the shop with the same subject has all of this time sealed. */
  private boolean isSealedByAnother(FeedId feed, Window window) {
    return feeds.all().stream()
        .filter(other -> isSecondWayTo(feed, other.feed()))
        .anyMatch(other -> sealed(other.id()).holes(window).isEmpty());
  }

  private static boolean isSecondWayTo(FeedId feed, FeedId other) {
    return !other.equals(feed)
        && other.shop().equals(feed.shop())
        && other.subject().equals(feed.subject());
  }

  /** As {@link #coverage(FeedId, Instant, Instant, Duration)}, with {@link #PATIENCE}. */
  public Coverage coverage(FeedId feed, Instant ceiling, Instant now) {
    return coverage(feed, ceiling, now, PATIENCE);
  }

  /**
   * @param ceiling up to when the feed is owed, see {@link Ceiling}
   * @param patience owed time that lies longer than this before {@code now} is a hole
   */
  public Coverage coverage(FeedId feed, Instant ceiling, Instant now, Duration patience) {
    var registered = feeds.get(feed);
    var goLive = registered.goLive();
    var owed = owed(feed, ceiling);
    var lastSealedTo = Optional.ofNullable(windows.lastSealedTo(registered.id()));
    var overdue = now.minus(patience);
    var late = lastSealedTo.filter(overdue::isBefore).orElse(overdue);
    var all = registered.live(ceiling).map(Window::length).orElse(Duration.ZERO);
    return new Coverage(
        feed,
        goLive,
        registered.end(ceiling),
        all.minus(owed.measure()),
        owed,
        before(owed, late),
        lastSealedTo);
  }

  private static WindowSet before(WindowSet time, Instant end) {
    return time.intersect(WindowSet.of(new Window(Instant.EPOCH, end)));
  }

  private static void require(int changed, long windowId, long runId, String change) {
    if (changed != 1) {
      throw new LostWindow(windowId, runId, change);
    }
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}

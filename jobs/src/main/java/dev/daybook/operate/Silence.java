package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import dev.daybook.coverage.Doubt;
import dev.daybook.coverage.Doubts;
import dev.daybook.coverage.Facts;
import dev.daybook.coverage.Feeds;
import dev.daybook.home.Config;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * Silence is not taken for the truth: what comes emptier than likely is asked once more, from
 * earlier on; what stays empty is a doubt, and no night is green while there is one.
 */
@Component
class Silence {
  /** A second, wider look. */
  interface Probe {
    /**
     * @param before time before the window, asked for too; what it brings clears nothing
     * @return how many records the window has now; nothing when that could not be told
     */
    OptionalLong ask(Optional<Window> before, Window window);
  }

  private final Doubts doubts;
  private final Feeds feeds;
  private final Config config;

  Silence(Doubts doubts, Feeds feeds, Config config) {
    this.doubts = doubts;
    this.feeds = feeds;
    this.config = config;
  }

  /**
   * @param first where the run begins to read the feed
   */
  SilenceWatch watch(FeedId feed, Instant first) {
    return new SilenceWatch(
        feed, doubts.past(feed, first), doubts.confirmed(feed), config.emptyAnswers());
  }

  /**
   * A window of the feed has been read.
   *
   * @param probe asks for the window once more, and for the time before it too
   * @return what the run should tell
   */
  Optional<String> see(
      SilenceWatch watch,
      FeedId feed,
      Facts facts,
      Window window,
      long records,
      long runId,
      Probe probe) {
    var wonder = watch.see(window, records);
    var open = doubts.open(feed);
    if (wonder.isEmpty() || !wonder.get().low()) {
      open.filter(doubt -> records > 0 && window.to().isAfter(doubt.window().from()))
          .ifPresent(doubt -> doubts.end(feed));
      return wonder.map(high -> high.why() + "; next: nothing when a sale is on");
    }
    if (open.isPresent()) {
      return Optional.of(raise(feed, wonder.get(), runId));
    }
    var found = probe.ask(before(feed, facts, window), window);
    boolean confirmed = found.isPresent() && watch.isStillLow(window, found.getAsLong());
    return confirmed ? Optional.of(raise(feed, wonder.get(), runId)) : Optional.empty();
  }

  /**
   * A window of a probe that an earlier run has left has been read: judged as if that run had.
   *
   * @return what the run should tell
   */
  Optional<String> seeAgain(
      SilenceWatch watch, FeedId feed, Window window, long records, long runId) {
    return watch.seeAgain(window, records).map(wonder -> raise(feed, wonder, runId));
  }

  /** As much as one query gives with the window, or once its length; empty at the go-live. */
  private Optional<Window> before(FeedId feed, Facts facts, Window window) {
    var rest = facts.longestWindow().minus(facts.overlap()).minus(window.length());
    var from = window.from().minus(longer(rest, window.length()));
    var goLive = feeds.get(feed).goLive();
    var start = from.isBefore(goLive) ? goLive : from;
    return start.isBefore(window.from())
        ? Optional.of(new Window(start, window.from()))
        : Optional.empty();
  }

  private static Window around(Window one, Window other) {
    return new Window(
        one.from().isBefore(other.from()) ? one.from() : other.from(),
        one.to().isAfter(other.to()) ? one.to() : other.to());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /**
   * Together with the time that is doubted already, where it touches that. A feed has one doubt at
   * a time: what lies further back is told by the run alone.
   */
  private String raise(FeedId feed, SilenceWatch.Wonder wonder, long runId) {
    var open = doubts.open(feed).map(Doubt::window);
    if (open.filter(later -> wonder.span().to().isBefore(later.from())).isPresent()) {
      return wonder.why()
          + "; next: look at it with the doubt of later time: ./daybook doubts list";
    }
    var span = open.map(known -> around(known, wonder.span())).orElse(wonder.span());
    var what =
        "%s; asked again, it is so still; next: look at the shop's own back-end; when it has orders, correct the mapping or the authorisation and rerun the time, else ./daybook doubts confirm %s --from %s --to %s --reason TEXT"
            .formatted(wonder.why(), feed, span.from(), span.to());
    doubts.raise(new Doubt(feed, span, what), runId);
    return what;
  }
}

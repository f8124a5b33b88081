package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import dev.daybook.coverage.Doubts;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Verb {@code doubts}: time that came emptier than likely, and whether somebody has looked. */
@Component
public class DoubtDesk {
  private static final int LONGEST_REASON = 1000;

  private final Doubts doubts;
  private final ShopFeeds shopFeeds;

  DoubtDesk(Doubts doubts, ShopFeeds shopFeeds) {
    this.doubts = doubts;
    this.shopFeeds = shopFeeds;
  }

  /** Time of a feed that is doubted, and what to do. */
  public record Doubted(FeedId feed, Instant from, Instant to, String what) {}

  /** By feed. */
  public List<Doubted> list() {
    return doubts.open().stream()
        .map(
            doubt ->
                new Doubted(doubt.feed(), doubt.window().from(), doubt.window().to(), doubt.what()))
        .toList();
  }

  /**
   * @param ended doubts that ended with it
   */
  public record Confirmed(
      FeedId feed, Instant from, Instant to, String operator, String reason, int ended) {}

  /**
   * @throws AskedWrongly for a feed that there is not, or a reason that is none
   */
  public Confirmed confirm(FeedId feed, Window span, String operator, String reason) {
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new AskedWrongly(
          "--reason: expected 1 to %d characters that tell why the silence is the truth"
              .formatted(LONGEST_REASON));
    }
    AskedWrongly.unless(() -> shopFeeds.of(Scope.parse(feed.toString())));
    int ended = doubts.confirm(feed, span, operator, reason);
    return new Confirmed(feed, span.from(), span.to(), operator, reason, ended);
  }
}

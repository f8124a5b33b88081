package dev.daybook.operate;

import dev.daybook.check.Reviews;
import dev.daybook.check.Reviews.AlreadyDecided;
import dev.daybook.check.Reviews.Review;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Verb {@code review}: the decisions of people on orders that a rule holds back. */
@Component
public class ReviewDesk {
  private static final int MOST = 10_000;

  private final Reviews reviews;

  ReviewDesk(Reviews reviews) {
    this.reviews = reviews;
  }

  /**
   * @param more whether the limit has left some out
   */
  public record Listed(List<ReviewReport> reviews, boolean more) {}

  /** Which reviews are asked for. */
  public enum State {
    OPEN,
    APPROVED,
    REJECTED
  }

  /** Oldest first. */
  public Listed list(State state, int limit) {
    if (limit < 1 || limit > MOST) {
      throw new AskedWrongly("--limit is %d; expected 1 to %d".formatted(limit, MOST));
    }
    var found = reviews.list(state.name(), 0, limit + 1);
    return new Listed(
        found.stream().limit(limit).map(ReviewReport::of).toList(), found.size() > limit);
  }

  /**
   * Lifts the hold.
   *
   * @throws AskedWrongly when there is no such review, or it was decided
   */
  public ReviewReport approve(long reviewId, String by, String note) {
    return decided(() -> reviews.approve(reviewId, by, note));
  }

  /** Keeps the order back; otherwise as {@link #approve}. */
  public ReviewReport reject(long reviewId, String by, String note) {
    return decided(() -> reviews.reject(reviewId, by, note));
  }

  private static ReviewReport decided(Supplier<Review> decision) {
    return AskedWrongly.unless(
        () -> {
          try {
            return ReviewReport.of(decision.get());
          } catch (AlreadyDecided decided) {
            throw new AskedWrongly(decided.getMessage() + "; next: daybook review list");
          }
        });
  }
}

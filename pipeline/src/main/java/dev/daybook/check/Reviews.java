package dev.daybook.check;

import dev.daybook.database.Deadlocks;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The human decisions on findings that hold an order back. */
@Component
public class Reviews {
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_NOTE = 1000;

  private final ReviewMapper mapper;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Reviews(ReviewMapper mapper, TransactionTemplate transaction, Clock clock) {
    this.mapper = mapper;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * @param state OPEN, APPROVED or REJECTED
   * @param findingState CLOSED when the rule does not match any more: nothing is left to decide
   * @param decidedBy null while nobody has decided; {@code decidedAt} and {@code note} likewise
   */
  public record Review(
      long reviewId,
      long findingId,
      long orderId,
      String channel,
      String shop,
      String externalNo,
      String rule,
      String severity,
      String message,
      String messageZh,
      String findingState,
      String state,
      Instant openedAt,
      String decidedBy,
      Instant decidedAt,
      String note) {}

  /** Reviews in this state, oldest first; of the open ones those whose finding is open still. */
  public List<Review> list(String state, long afterId, int limit) {
    return mapper.list(state, afterId, limit);
  }

  public Optional<Review> show(long reviewId) {
    return Optional.ofNullable(mapper.show(reviewId));
  }

  /** Lifts the hold. */
  public Review approve(long reviewId, String by, String note) {
    return decide(reviewId, "APPROVED", by, note);
  }

  /** Keeps the order back until the evidence of its finding changes. */
  public Review reject(long reviewId, String by, String note) {
    return decide(reviewId, "REJECTED", by, note);
  }

  private Review decide(long reviewId, String decision, String by, String note) {
    if (by == null || by.isBlank() || by.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("who decides? expected a name of 1 to 64 characters");
    }
    if (note != null && note.length() > LONGEST_NOTE) {
      throw new IllegalArgumentException("the note is longer than 1000 characters");
    }
    return Deadlocks.retrying(
        () -> transaction.execute(status -> store(reviewId, decision, by, note)));
  }

  private Review store(long reviewId, String decision, String by, String note) {
    requireOpen(reviewId, mapper.lock(reviewId));
    mapper.decide(reviewId, decision, by, note, clock.instant());
    mapper.decideFinding(reviewId, decision);
    return mapper.show(reviewId);
  }

  private static void requireOpen(long reviewId, ReviewMapper.Standing standing) {
    if (standing == null) {
      throw new IllegalArgumentException(
          "there is no review %d; next: daybook review list".formatted(reviewId));
    }
    if (!"OPEN".equals(standing.state())) {
      throw new AlreadyDecided(
          "review %d was %s by %s at %s"
              .formatted(reviewId, standing.state(), standing.decidedBy(), standing.decidedAt()));
    }
    if (!"OPEN".equals(standing.findingState())) {
      throw new AlreadyDecided(
          "review %d has nothing left to decide: its rule does not match the order any more"
              .formatted(reviewId));
    }
  }

  /** A decision stands; it is not taken twice. */
  public static class AlreadyDecided extends RuntimeException {
    AlreadyDecided(String message) {
      super(message);
    }
  }
}

package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import dev.daybook.check.Reviews.Review;
import java.time.Instant;

/**
 * A review: the decision of a person on an order that a rule holds back.
 *
 * @param state OPEN, APPROVED or REJECTED
 * @param decidedBy null while nobody has decided; {@code decidedAt} and {@code note} likewise
 */
public record ReviewReport(
    long reviewId,
    long orderId,
    ShopId shop,
    String externalNo,
    String rule,
    String severity,
    String message,
    String messageZh,
    String state,
    Instant openedAt,
    String decidedBy,
    Instant decidedAt,
    String note) {
  static ReviewReport of(Review review) {
    return new ReviewReport(
        review.reviewId(),
        review.orderId(),
        new ShopId(review.channel(), review.shop()),
        review.externalNo(),
        review.rule(),
        review.severity(),
        review.message(),
        review.messageZh(),
        review.state(),
        review.openedAt(),
        review.decidedBy(),
        review.decidedAt(),
        review.note());
  }
}

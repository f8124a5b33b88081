package dev.daybook.simulator;

import static dev.daybook.canonical.OrderStatus.COMPLETED;
import static dev.daybook.canonical.OrderStatus.PAID;
import static dev.daybook.canonical.OrderStatus.READY_TO_SHIP;
import static dev.daybook.canonical.OrderStatus.REFUNDED;
import static dev.daybook.canonical.OrderStatus.REFUNDING;
import static dev.daybook.canonical.OrderStatus.SHIPPED;
import static dev.daybook.canonical.OrderStatus.SHIPPING;

import dev.daybook.canonical.OrderStatus;

/**
 * One order as it stands after some of its steps; told in the simulator's own words, not in a
 * platform's codes.
 *
 * @param forward how far it has come on its way, refunds left aside
 * @param refundStep the newest step of its refund; null for none or withdrawn
 * @param updatedAt seconds since 1970; later than the last step when the order was touched
 */
record Version(
    int index,
    Timeline timeline,
    int lastStep,
    long updatedAt,
    OrderStatus forward,
    Step refundStep,
    boolean remarked) {

  static Version of(int index, Timeline timeline, int lastStep, long updatedAt) {
    OrderStatus forward = PAID;
    Step refund = null;
    boolean remarked = updatedAt != timeline.seconds()[lastStep];
    for (int at = 0; at <= lastStep; at++) {
      Step step = timeline.steps()[at];
      forward = forwardAfter(step, forward);
      refund = step == Step.REFUND_WITHDRAWN ? null : step.ofRefund() ? step : refund;
      remarked |= step == Step.REMARKED;
    }
    return new Version(index, timeline, lastStep, updatedAt, forward, refund, remarked);
  }

  private static OrderStatus forwardAfter(Step step, OrderStatus before) {
    return switch (step) {
      case GROUP_WAITING, CONFIRMED_UNDER_REVIEW, GROUP_FAILED -> PAID;
      case CONFIRMED, REVIEW_LIFTED -> READY_TO_SHIP;
      case PART_SHIPPED -> SHIPPING;
      case SHIPPED -> SHIPPED;
      case SIGNED -> COMPLETED;
      default -> before;
    };
  }

  /** What an all-knowing book would say. A refund in part keeps the forward state. */
  OrderStatus status() {
    if (has(Step.GROUP_FAILED)) {
      return REFUNDED;
    }
    if (refundStep == null || refundStep == Step.REFUNDED_IN_PART) {
      return forward;
    }
    return refundStep == Step.REFUNDED ? REFUNDED : REFUNDING;
  }

  boolean underReview() {
    return has(Step.CONFIRMED_UNDER_REVIEW) && !has(Step.REVIEW_LIFTED);
  }

  boolean confirmed() {
    return confirmedAt() > 0;
  }

  long paidAt() {
    return timeline.seconds()[0];
  }

  /** Seconds since 1970 of the platform's 成交; 0 when it has not happened. */
  long confirmedAt() {
    for (int at = 0; at <= lastStep; at++) {
      if (timeline.steps()[at].confirms()) {
        return timeline.seconds()[at];
      }
    }
    return 0;
  }

  boolean has(Step step) {
    return when(step) > 0;
  }

  /** Seconds since 1970; 0 when it has not happened. */
  long when(Step step) {
    for (int at = 0; at <= lastStep; at++) {
      if (timeline.steps()[at] == step) {
        return timeline.seconds()[at];
      }
    }
    return 0;
  }

  /**
   * Seconds since 1970 of the newest step of the refund, a withdrawal included; 0 when none was
   * asked.
   */
  long refundUpdatedAt() {
    for (int at = lastStep; at >= 0; at--) {
      if (timeline.steps()[at].ofRefund()) {
        return timeline.seconds()[at];
      }
    }
    return 0;
  }
}

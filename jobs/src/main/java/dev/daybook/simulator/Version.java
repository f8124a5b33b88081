package dev.daybook.simulator;

import static dev.daybook.canonical.OrderStatus.PAID;
import static dev.daybook.canonical.OrderStatus.REFUNDED;
import static dev.daybook.canonical.OrderStatus.REFUNDING;

import dev.daybook.canonical.OrderStatus;
import java.util.Arrays;

/**
 * One order as it stands after some of its steps; told in the simulator's own words, not in a
 * platform's codes.
 *
 * @param forward how far it has come on its way, refunds left aside
 * @param refundStep the newest step of its refund; null for none or withdrawn
 * @param updatedAt seconds since 1970; later than the last step when the order was touched
 */
public record Version(
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
      forward = step.after(forward);
      refund = step == Step.REFUND_WITHDRAWN ? null : step.ofRefund() ? step : refund;
      remarked |= step == Step.REMARKED;
    }
    return new Version(index, timeline, lastStep, updatedAt, forward, refund, remarked);
  }

  /** What an all-knowing book would say. A refund in part keeps the forward state. */
  public OrderStatus status() {
    if (has(Step.GROUP_FAILED) || has(Step.CANCELLED_PAID)) {
      return REFUNDED;
    }
    if (refundStep == null || refundStep == Step.REFUNDED_IN_PART) {
      return forward;
    }
    return refundStep == Step.REFUNDED ? REFUNDED : REFUNDING;
  }

  public boolean underReview() {
    return has(Step.CONFIRMED_UNDER_REVIEW) && !has(Step.REVIEW_LIFTED);
  }

  /** The refund, open or done, is of a part of the money. */
  public boolean refundsInPart() {
    return Arrays.asList(timeline.steps()).contains(Step.REFUNDED_IN_PART);
  }

  public boolean confirmed() {
    return confirmedAt() > 0;
  }

  /** Seconds since 1970; 0 when it has not happened. */
  public long paidAt() {
    for (int at = 0; at <= lastStep; at++) {
      if (timeline.steps()[at].pays()) {
        return timeline.seconds()[at];
      }
    }
    return 0;
  }

  public boolean paid() {
    return paidAt() > 0;
  }

  /** Seconds since 1970 at which the order was free to be shipped; 0 when it has not happened. */
  public long confirmedAt() {
    for (int at = 0; at <= lastStep; at++) {
      if (timeline.steps()[at].confirms()) {
        return timeline.seconds()[at];
      }
    }
    return 0;
  }

  public boolean has(Step step) {
    return when(step) > 0;
  }

  /** Whether the step is still to come. */
  public boolean awaits(Step step) {
    return !has(step) && Arrays.asList(timeline.steps()).contains(step);
  }

  /** Seconds since 1970; 0 when it has not happened. */
  public long when(Step step) {
    for (int at = 0; at <= lastStep; at++) {
      if (timeline.steps()[at] == step) {
        return timeline.seconds()[at];
      }
    }
    return 0;
  }

  /**
   * Seconds since 1970 of the newest step of the money's way back, a withdrawal included; 0 when
   * nobody asked for it.
   */
  public long refundUpdatedAt() {
    for (int at = lastStep; at >= 0; at--) {
      if (timeline.steps()[at].ofMoneyBack()) {
        return timeline.seconds()[at];
      }
    }
    return 0;
  }
}

package dev.daybook.simulator;

/**
 * One event in the life of a Pinduoduo order after its payment; before it, the platform shows
 * nothing.
 */
enum Step {
  /** Paid, but the group still lacks members. */
  GROUP_WAITING(60, 2_400),
  CONFIRMED(60, 2_400),
  /** Confirmed, but held by the platform's risk review, with the address hidden. */
  CONFIRMED_UNDER_REVIEW(60, 2_400),
  REVIEW_LIFTED(600, 14_400),
  GROUP_FAILED(3_600, 14_400),
  /** One of several parcels is on its way. */
  PART_SHIPPED(3_600, 21_600),
  SHIPPED(3_600, 50_400),
  SIGNED(57_600, 259_200),
  REFUND_ASKED(600, 21_600),
  REFUND_PAYING(300, 3_600),
  REFUNDED(60, 1_800),
  REFUNDED_IN_PART(60, 1_800),
  REFUND_WITHDRAWN(600, 7_200),
  /** The seller wrote a remark: a new version in the same state. */
  REMARKED(300, 7_200);

  private final int soonest;
  private final int latest;

  /** Seconds after the step before. */
  Step(int soonest, int latest) {
    this.soonest = soonest;
    this.latest = latest;
  }

  int secondsAfterThePrevious(Dice dice) {
    return dice.between(soonest, latest);
  }

  boolean ofRefund() {
    return ordinal() >= REFUND_ASKED.ordinal() && this != REMARKED;
  }

  boolean confirms() {
    return this == CONFIRMED || this == CONFIRMED_UNDER_REVIEW;
  }
}

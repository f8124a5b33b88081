package dev.daybook.simulator;

import static dev.daybook.canonical.OrderStatus.CANCELLED;
import static dev.daybook.canonical.OrderStatus.COMPLETED;
import static dev.daybook.canonical.OrderStatus.PAID;
import static dev.daybook.canonical.OrderStatus.PAYING;
import static dev.daybook.canonical.OrderStatus.PENDING_PAYMENT;
import static dev.daybook.canonical.OrderStatus.READY_TO_SHIP;
import static dev.daybook.canonical.OrderStatus.REFUNDING;

import dev.daybook.canonical.OrderStatus;

/** One event in the life of an order, told in the simulator's own words. */
public enum Step {
  /** Placed and not yet paid. A story that begins with another step is hidden until its payment. */
  PLACED(60, 2_400, PENDING_PAYMENT),
  /** Paid, but the group still lacks members. */
  GROUP_WAITING(60, 2_400, PAID),
  /** Paid, and free to be shipped. */
  CONFIRMED(60, 2_400, READY_TO_SHIP),
  /** Paid, but held by the platform's risk review, with the address hidden. */
  CONFIRMED_UNDER_REVIEW(60, 2_400, PAID),
  /** To be shipped before any money arrives: cash on delivery, pay later. */
  ACCEPTED_UNPAID(60, 600, READY_TO_SHIP),
  /** The money is promised, but has not arrived. */
  PAYMENT_PENDING(30, 1_200, PAYING),
  /** The platform fills in what it knew late: a new version in the same state. */
  AMOUNT_SETTLED(600, 3_600, null),
  REVIEW_LIFTED(600, 14_400, READY_TO_SHIP),
  GROUP_FAILED(3_600, 14_400, PAID),
  /** Held by the seller or the platform. */
  PAUSED(600, 7_200, PAID),
  /** Locked: somebody wants it cancelled. */
  LOCKED(600, 7_200, REFUNDING),
  /** Nobody paid. */
  CLOSED_UNPAID(900, 7_200, CANCELLED),
  /** Cancelled after the payment; the money went back. */
  CANCELLED_PAID(600, 7_200, CANCELLED),
  /** Replaced by orders with numbers of their own. */
  SPLIT(300, 3_600, CANCELLED),
  /** One of several parcels is on its way. */
  PART_SHIPPED(3_600, 21_600, OrderStatus.SHIPPING),
  SHIPPED(3_600, 50_400, OrderStatus.SHIPPED),
  /** It has arrived, but the buyer has not said so. */
  DELIVERED(14_400, 86_400, OrderStatus.SHIPPED),
  SIGNED(57_600, 259_200, COMPLETED),
  REFUND_ASKED(600, 21_600, null),
  REFUND_PAYING(300, 3_600, null),
  REFUNDED(60, 1_800, null),
  REFUNDED_IN_PART(60, 1_800, null),
  REFUND_WITHDRAWN(600, 7_200, null),
  /** The seller wrote a remark: a new version in the same state. */
  REMARKED(300, 7_200, null);

  private final int soonest;
  private final int latest;
  private final OrderStatus leadsTo;

  /** Seconds after the step before; null for a step that leaves the way of the order as it is. */
  Step(int soonest, int latest, OrderStatus leadsTo) {
    this.soonest = soonest;
    this.latest = latest;
    this.leadsTo = leadsTo;
  }

  int secondsAfterThePrevious(Dice dice) {
    return dice.between(soonest, latest);
  }

  /** How far the order has come after this step, refunds left aside. */
  OrderStatus after(OrderStatus before) {
    return leadsTo == null ? before : leadsTo;
  }

  boolean ofRefund() {
    return ordinal() >= REFUND_ASKED.ordinal() && this != REMARKED;
  }

  /** Belongs to the way of the money back, whoever wants it. */
  boolean ofMoneyBack() {
    return ofRefund() || this == LOCKED || this == CANCELLED_PAID;
  }

  boolean pays() {
    return this == GROUP_WAITING || confirms();
  }

  boolean confirms() {
    return this == CONFIRMED || this == CONFIRMED_UNDER_REVIEW;
  }
}

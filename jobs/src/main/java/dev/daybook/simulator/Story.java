package dev.daybook.simulator;

import static dev.daybook.simulator.Step.CONFIRMED;
import static dev.daybook.simulator.Step.CONFIRMED_UNDER_REVIEW;
import static dev.daybook.simulator.Step.PART_SHIPPED;
import static dev.daybook.simulator.Step.REFUNDED;
import static dev.daybook.simulator.Step.REFUNDED_IN_PART;
import static dev.daybook.simulator.Step.REFUND_ASKED;
import static dev.daybook.simulator.Step.REFUND_PAYING;
import static dev.daybook.simulator.Step.REFUND_WITHDRAWN;
import static dev.daybook.simulator.Step.REMARKED;
import static dev.daybook.simulator.Step.REVIEW_LIFTED;
import static dev.daybook.simulator.Step.SHIPPED;
import static dev.daybook.simulator.Step.SIGNED;

import java.util.List;

/**
 * How the life of an order goes when nothing cuts it short, and how many of 1,000 orders live it.
 */
enum Story {
  ORDINARY(700, CONFIRMED, SHIPPED, SIGNED),
  GROUPED(60, Step.GROUP_WAITING, CONFIRMED, SHIPPED, SIGNED),
  GROUP_FAILED(5, Step.GROUP_WAITING, Step.GROUP_FAILED),
  REVIEWED(30, CONFIRMED_UNDER_REVIEW, REVIEW_LIFTED, SHIPPED, SIGNED),
  IN_PARCELS(20, CONFIRMED, PART_SHIPPED, SHIPPED, SIGNED),
  REMARK(45, CONFIRMED, REMARKED, SHIPPED, SIGNED),
  REFUNDED_BEFORE_SHIPPING(60, CONFIRMED, REFUND_ASKED, REFUND_PAYING, REFUNDED),
  REFUNDED_AFTER_SHIPPING(25, CONFIRMED, SHIPPED, REFUND_ASKED, REFUND_PAYING, REFUNDED),
  PARTLY_REFUNDED(30, CONFIRMED, SHIPPED, REFUND_ASKED, REFUND_PAYING, REFUNDED_IN_PART, SIGNED),
  WITHDRAWN(25, CONFIRMED, REFUND_ASKED, REFUND_WITHDRAWN, SHIPPED, SIGNED);

  private final int perMille;
  private final List<Step> steps;

  Story(int perMille, Step... steps) {
    this.perMille = perMille;
    this.steps = List.of(steps);
  }

  List<Step> steps() {
    return steps;
  }

  static Story of(Dice dice) {
    int share = dice.between(0, 999);
    for (Story story : values()) {
      share -= story.perMille;
      if (share < 0) {
        return story;
      }
    }
    throw new IllegalStateException("the shares of the stories do not add up to 1,000");
  }
}

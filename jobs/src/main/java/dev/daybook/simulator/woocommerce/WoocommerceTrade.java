package dev.daybook.simulator.woocommerce;

import static dev.daybook.simulator.Step.ACCEPTED_UNPAID;
import static dev.daybook.simulator.Step.CANCELLED_PAID;
import static dev.daybook.simulator.Step.CLOSED_UNPAID;
import static dev.daybook.simulator.Step.CONFIRMED;
import static dev.daybook.simulator.Step.PART_SHIPPED;
import static dev.daybook.simulator.Step.PAYMENT_PENDING;
import static dev.daybook.simulator.Step.PLACED;
import static dev.daybook.simulator.Step.REFUNDED;
import static dev.daybook.simulator.Step.REFUNDED_IN_PART;
import static dev.daybook.simulator.Step.REMARKED;
import static dev.daybook.simulator.Step.SIGNED;

import dev.daybook.canonical.OrderStatus;
import dev.daybook.simulator.Prices;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.Story;
import dev.daybook.simulator.StoryBook;
import dev.daybook.simulator.StoryTrade;
import dev.daybook.simulator.Version;
import dev.daybook.simulator.World;

/** Orders that are visible before their payment and are never told to be on their way. */
final class WoocommerceTrade extends StoryTrade {
  private static final StoryBook BOOK =
      StoryBook.of(
          Story.of(500, PLACED, CONFIRMED, SIGNED),
          Story.of(160, PLACED, CONFIRMED),
          Story.of(50, PLACED),
          Story.of(20, PLACED, PAYMENT_PENDING),
          Story.of(40, PLACED, PAYMENT_PENDING, CONFIRMED, SIGNED),
          Story.of(30, PLACED, ACCEPTED_UNPAID),
          Story.of(40, PLACED, CLOSED_UNPAID),
          Story.of(30, PLACED, CONFIRMED, CANCELLED_PAID),
          Story.of(30, PLACED, CONFIRMED, PART_SHIPPED, SIGNED),
          Story.of(40, PLACED, CONFIRMED, REMARKED, SIGNED),
          Story.of(30, PLACED, CONFIRMED, REFUNDED),
          Story.of(30, PLACED, CONFIRMED, REFUNDED_IN_PART, SIGNED));

  private static final int FIRST_ID = 7_310_001;

  /** Other things of the site take the ids between. */
  private static final int STEP = 3;

  WoocommerceTrade(World world) {
    super(world, BOOK, Prices.PLAIN);
  }

  /** All discounts are the shop's own. */
  @Override
  public Purchase purchase(int index) {
    Purchase bought = super.purchase(index);
    return new Purchase(
        bought.lines(), 0, bought.sellerDiscountFen(), 0, 0, bought.postageFen(), 0);
  }

  /** The same in every shop: an id is one of its site's only. */
  @Override
  public String number(int index, long createdAt) {
    return Long.toString(FIRST_ID + (long) index * STEP);
  }

  @Override
  public int indexOf(String number) {
    long above = number.matches("\\d{7,10}") ? Long.parseLong(number) - FIRST_ID : -1;
    return above >= 0 && above % STEP == 0 ? (int) (above / STEP) : -1;
  }

  /** What is partly on its way is still processing to the core. */
  @Override
  public OrderStatus told(Version version) {
    return version.status() == OrderStatus.SHIPPING ? OrderStatus.READY_TO_SHIP : version.status();
  }
}

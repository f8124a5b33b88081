package dev.daybook.simulator.shopify;

import static dev.daybook.simulator.Step.CANCELLED_PAID;
import static dev.daybook.simulator.Step.CLOSED_UNPAID;
import static dev.daybook.simulator.Step.CONFIRMED;
import static dev.daybook.simulator.Step.PART_SHIPPED;
import static dev.daybook.simulator.Step.PAYMENT_PENDING;
import static dev.daybook.simulator.Step.PLACED;
import static dev.daybook.simulator.Step.REFUNDED;
import static dev.daybook.simulator.Step.REFUNDED_IN_PART;
import static dev.daybook.simulator.Step.REMARKED;
import static dev.daybook.simulator.Step.SHIPPED;
import static dev.daybook.simulator.Step.SIGNED;

import dev.daybook.simulator.Prices;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.Story;
import dev.daybook.simulator.StoryBook;
import dev.daybook.simulator.StoryTrade;
import dev.daybook.simulator.World;

/** Orders that are visible before their payment; nobody asks for a refund before it is made. */
final class ShopifyTrade extends StoryTrade {
  private static final StoryBook BOOK =
      StoryBook.of(
          Story.of(500, PLACED, CONFIRMED, SHIPPED, SIGNED),
          Story.of(150, PLACED, CONFIRMED),
          Story.of(40, PLACED),
          Story.of(20, PLACED, PAYMENT_PENDING),
          Story.of(40, PLACED, PAYMENT_PENDING, CONFIRMED, SHIPPED, SIGNED),
          Story.of(40, PLACED, CLOSED_UNPAID),
          Story.of(40, PLACED, CONFIRMED, CANCELLED_PAID),
          Story.of(40, PLACED, CONFIRMED, PART_SHIPPED, SHIPPED, SIGNED),
          Story.of(40, PLACED, CONFIRMED, REMARKED, SHIPPED, SIGNED),
          Story.of(30, PLACED, CONFIRMED, REFUNDED),
          Story.of(20, PLACED, CONFIRMED, SHIPPED, REFUNDED),
          Story.of(20, PLACED, CONFIRMED, REFUNDED_IN_PART, SHIPPED, SIGNED),
          Story.of(20, PLACED, CONFIRMED, SHIPPED, REFUNDED_IN_PART, SIGNED));

  private static final long SHOPS = 9_000;
  private static final long ORDERS = 1_000_000_000;

  ShopifyTrade(World world) {
    super(world, BOOK, Prices.PLAIN);
  }

  /** All discounts are the shop's own. */
  @Override
  public Purchase purchase(int index) {
    Purchase bought = super.purchase(index);
    return new Purchase(
        bought.lines(), 0, bought.sellerDiscountFen(), 0, 0, bought.postageFen(), 0);
  }

  /** Beyond 32 bits: four digits of the shop, nine of the order. */
  @Override
  public String number(int index, long createdAt) {
    return Long.toString(shop() * ORDERS + numbers().digitsOf(index));
  }

  private long shop() {
    return 1_000 + shopDigits(SHOPS * 10_000) % SHOPS;
  }

  @Override
  public int indexOf(String number) {
    boolean ours = number.matches("\\d{13}") && Long.parseLong(number) / ORDERS == shop();
    return ours ? numbers().indexOf(Long.parseLong(number) % ORDERS) : -1;
  }
}

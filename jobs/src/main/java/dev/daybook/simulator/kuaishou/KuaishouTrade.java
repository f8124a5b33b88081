package dev.daybook.simulator.kuaishou;

import static dev.daybook.simulator.Step.CLOSED_UNPAID;
import static dev.daybook.simulator.Step.CONFIRMED;
import static dev.daybook.simulator.Step.DELIVERED;
import static dev.daybook.simulator.Step.PLACED;
import static dev.daybook.simulator.Step.REFUNDED;
import static dev.daybook.simulator.Step.REFUNDED_IN_PART;
import static dev.daybook.simulator.Step.REFUND_ASKED;
import static dev.daybook.simulator.Step.REFUND_PAYING;
import static dev.daybook.simulator.Step.REFUND_WITHDRAWN;
import static dev.daybook.simulator.Step.REMARKED;
import static dev.daybook.simulator.Step.SHIPPED;
import static dev.daybook.simulator.Step.SIGNED;

import dev.daybook.simulator.Prices;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.Story;
import dev.daybook.simulator.StoryBook;
import dev.daybook.simulator.StoryTrade;
import dev.daybook.simulator.World;

/** Orders that are visible before their payment. */
final class KuaishouTrade extends StoryTrade {
  private static final StoryBook BOOK =
      StoryBook.of(
          Story.of(500, PLACED, CONFIRMED, SHIPPED, SIGNED),
          Story.of(110, PLACED, CONFIRMED, SHIPPED, DELIVERED, SIGNED),
          Story.of(60, PLACED),
          Story.of(60, PLACED, CLOSED_UNPAID),
          Story.of(50, PLACED, CONFIRMED, REMARKED, SHIPPED, SIGNED),
          Story.of(80, PLACED, CONFIRMED, REFUND_ASKED, REFUND_PAYING, REFUNDED),
          Story.of(60, PLACED, CONFIRMED, SHIPPED, REFUND_ASKED, REFUND_PAYING, REFUNDED),
          Story.of(
              40,
              PLACED,
              CONFIRMED,
              SHIPPED,
              REFUND_ASKED,
              REFUND_PAYING,
              REFUNDED_IN_PART,
              SIGNED),
          Story.of(40, PLACED, CONFIRMED, REFUND_ASKED, REFUND_WITHDRAWN, SHIPPED, SIGNED));

  private static final long ORDERS = 1_000_000_000;

  KuaishouTrade(World world) {
    super(world, BOOK, Prices.PLAIN);
  }

  /** The platform does not tell who bears a discount: here always the seller. */
  @Override
  public Purchase purchase(int index) {
    Purchase bought = super.purchase(index);
    return new Purchase(bought.lines(), 0, bought.discountFen(), 0, 0, bought.postageFen(), 0);
  }

  /** {@code 26}, five digits of the shop, nine of the order; a number in JSON. */
  @Override
  public String number(int index, long createdAt) {
    return Long.toString(shop() * ORDERS + numbers().digitsOf(index));
  }

  private long shop() {
    return 2_600_000 + shopDigits(100_000);
  }

  @Override
  public int indexOf(String number) {
    boolean ours = number.matches("\\d{16}") && Long.parseLong(number) / ORDERS == shop();
    return ours ? numbers().indexOf(Long.parseLong(number) % ORDERS) : -1;
  }
}

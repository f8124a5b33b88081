package dev.daybook.simulator.amazon;

import static dev.daybook.simulator.Step.CLOSED_UNPAID;
import static dev.daybook.simulator.Step.CONFIRMED;
import static dev.daybook.simulator.Step.PART_SHIPPED;
import static dev.daybook.simulator.Step.PLACED;
import static dev.daybook.simulator.Step.REMARKED;
import static dev.daybook.simulator.Step.SHIPPED;

import dev.daybook.canonical.OrderStatus;
import dev.daybook.simulator.Prices;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.Story;
import dev.daybook.simulator.StoryBook;
import dev.daybook.simulator.StoryTrade;
import dev.daybook.simulator.Version;
import dev.daybook.simulator.World;
import java.util.Locale;

/**
 * Orders in USD whose amounts are told when their payment is authorised. There is no delivery and
 * no refund in the orders APIs. Prices are without tax; every second order has some on top, which
 * the truth counts as part of the goods.
 */
final class AmazonTrade extends StoryTrade {
  private static final StoryBook BOOK =
      StoryBook.of(
          Story.of(560, PLACED, CONFIRMED, SHIPPED),
          Story.of(150, PLACED, CONFIRMED),
          Story.of(60, PLACED),
          Story.of(50, PLACED, CLOSED_UNPAID),
          Story.of(50, PLACED, CONFIRMED, PART_SHIPPED, SHIPPED),
          Story.of(130, PLACED, CONFIRMED, REMARKED, SHIPPED));

  private static final int TAX_PER_MILLE = 73;
  private static final long SHOPS = 100_000;
  private static final int HALF = 7;

  AmazonTrade(World world) {
    super(world, BOOK, Prices.PLAIN);
  }

  /** All discounts are promotions; the tax is a negative {@code orderChange}. */
  @Override
  public Purchase purchase(int index) {
    Purchase bought = super.purchase(index);
    long taxed = index % 2 == 0 ? bought.goodsFen() * TAX_PER_MILLE / 1_000 : 0;
    return new Purchase(bought.lines(), -taxed, bought.discountFen(), 0, 0, bought.postageFen(), 0);
  }

  @Override
  public OrderStatus status(Version version) {
    return version.forward() == OrderStatus.PENDING_PAYMENT ? OrderStatus.PAYING : version.status();
  }

  @Override
  public boolean priced(Version version) {
    return version.paid();
  }

  /** {@code 112-4470017-9900017}: five digits of the shop, nine of the order. */
  @Override
  public String number(int index, long createdAt) {
    String digits =
        String.format(Locale.ROOT, "%05d%09d", shopDigits(SHOPS), numbers().digitsOf(index));
    return "112-%s-%s".formatted(digits.substring(0, HALF), digits.substring(HALF));
  }

  @Override
  public int indexOf(String number) {
    if (!number.matches("112-\\d{7}-\\d{7}")) {
      return -1;
    }
    String digits = number.substring(4).replace("-", "");
    return Long.parseLong(digits.substring(0, 5)) == shopDigits(SHOPS)
        ? numbers().indexOf(Long.parseLong(digits.substring(5)))
        : -1;
  }
}

package dev.daybook.simulator.wechat;

import static dev.daybook.simulator.Step.ACCEPTED_UNPAID;
import static dev.daybook.simulator.Step.AMOUNT_SETTLED;
import static dev.daybook.simulator.Step.CLOSED_UNPAID;
import static dev.daybook.simulator.Step.CONFIRMED;
import static dev.daybook.simulator.Step.GROUP_WAITING;
import static dev.daybook.simulator.Step.PART_SHIPPED;
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
import java.util.Arrays;
import java.util.Locale;

/** Orders that are visible before their payment. Only orders of one line have after-sales here. */
final class WechatTrade extends StoryTrade {
  private static final StoryBook BOOK =
      StoryBook.of(
          Story.of(450, PLACED, CONFIRMED, SHIPPED, SIGNED),
          Story.of(150, PLACED, CONFIRMED, AMOUNT_SETTLED, SHIPPED, SIGNED),
          Story.of(50, PLACED),
          Story.of(40, PLACED, CLOSED_UNPAID),
          Story.of(30, PLACED, ACCEPTED_UNPAID, SHIPPED, SIGNED),
          Story.of(40, PLACED, GROUP_WAITING, CONFIRMED, SHIPPED, SIGNED),
          Story.of(30, PLACED, CONFIRMED, PART_SHIPPED, SHIPPED, SIGNED),
          Story.of(40, PLACED, CONFIRMED, REMARKED, SHIPPED, SIGNED),
          Story.of(70, PLACED, CONFIRMED, REFUND_ASKED, REFUND_PAYING, REFUNDED),
          Story.of(40, PLACED, CONFIRMED, SHIPPED, REFUND_ASKED, REFUND_PAYING, REFUNDED),
          Story.of(
              30,
              PLACED,
              CONFIRMED,
              SHIPPED,
              REFUND_ASKED,
              REFUND_PAYING,
              REFUNDED_IN_PART,
              SIGNED),
          Story.of(30, PLACED, CONFIRMED, REFUND_ASKED, REFUND_WITHDRAWN, SHIPPED, SIGNED));

  private static final int PREFIX = 4;

  WechatTrade(World world) {
    super(world, BOOK, Prices.PLAIN);
  }

  @Override
  public Purchase purchase(int index) {
    Purchase bought = super.purchase(index);
    boolean refunded = Arrays.asList(life(index).steps()).contains(REFUND_ASKED);
    return refunded ? bought.ofOneLine() : bought;
  }

  /** {@code 3700}, six digits of the shop, nine of the order. */
  @Override
  public String number(int index, long createdAt) {
    return String.format(
        Locale.ROOT, "3700%06d%09d", shopDigits(1_000_000), numbers().digitsOf(index));
  }

  @Override
  public int indexOf(String number) {
    boolean ours =
        number.matches("3700\\d{15}")
            && Long.parseLong(number.substring(PREFIX, PREFIX + 6)) == shopDigits(1_000_000);
    return ours ? numbers().indexOf(Long.parseLong(number.substring(PREFIX + 6))) : -1;
  }
}

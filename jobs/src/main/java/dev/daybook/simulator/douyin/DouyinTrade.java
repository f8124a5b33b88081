package dev.daybook.simulator.douyin;

import static dev.daybook.simulator.Step.ACCEPTED_UNPAID;
import static dev.daybook.simulator.Step.CLOSED_UNPAID;
import static dev.daybook.simulator.Step.CONFIRMED;
import static dev.daybook.simulator.Step.CONFIRMED_UNDER_REVIEW;
import static dev.daybook.simulator.Step.PART_SHIPPED;
import static dev.daybook.simulator.Step.PLACED;
import static dev.daybook.simulator.Step.REFUNDED;
import static dev.daybook.simulator.Step.REFUNDED_IN_PART;
import static dev.daybook.simulator.Step.REFUND_ASKED;
import static dev.daybook.simulator.Step.REFUND_PAYING;
import static dev.daybook.simulator.Step.REFUND_WITHDRAWN;
import static dev.daybook.simulator.Step.REMARKED;
import static dev.daybook.simulator.Step.REVIEW_LIFTED;
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
final class DouyinTrade extends StoryTrade {
  private static final StoryBook BOOK =
      StoryBook.of(
          Story.of(520, PLACED, CONFIRMED, SHIPPED, SIGNED),
          Story.of(100, PLACED, CONFIRMED),
          Story.of(40, PLACED),
          Story.of(40, PLACED, CLOSED_UNPAID),
          Story.of(30, PLACED, ACCEPTED_UNPAID, SHIPPED, SIGNED),
          Story.of(30, PLACED, CONFIRMED_UNDER_REVIEW, REVIEW_LIFTED, SHIPPED, SIGNED),
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
  private static final int LENGTH = 19;

  DouyinTrade(World world) {
    super(world, BOOK, new Prices(false, false, true));
  }

  @Override
  public Purchase purchase(int index) {
    Purchase bought = super.purchase(index);
    boolean refunded = Arrays.asList(life(index).steps()).contains(REFUND_ASKED);
    return refunded ? bought.ofOneLine() : bought;
  }

  /** Beyond 2^53: {@code 6930}, six digits of the shop, nine of the order. */
  @Override
  public String number(int index, long createdAt) {
    return String.format(
        Locale.ROOT, "6930%06d%09d", shopDigits(1_000_000), numbers().digitsOf(index));
  }

  /** The number of a line of an order of several; those of one line share the order's. */
  static String lineNumber(String orderNumber, int line, int lines) {
    return lines == 1 ? orderNumber : "693%d%s".formatted(line + 1, orderNumber.substring(PREFIX));
  }

  @Override
  public int indexOf(String number) {
    boolean ours =
        number.matches("6930\\d{15}")
            && Long.parseLong(number.substring(PREFIX, PREFIX + 6)) == shopDigits(1_000_000);
    return ours ? numbers().indexOf(Long.parseLong(number.substring(PREFIX + 6, LENGTH))) : -1;
  }
}

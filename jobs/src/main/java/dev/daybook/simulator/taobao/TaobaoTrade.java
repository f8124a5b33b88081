package dev.daybook.simulator.taobao;

import static dev.daybook.simulator.Step.CLOSED_UNPAID;
import static dev.daybook.simulator.Step.CONFIRMED;
import static dev.daybook.simulator.Step.CONFIRMED_UNDER_REVIEW;
import static dev.daybook.simulator.Step.DELIVERED;
import static dev.daybook.simulator.Step.PART_SHIPPED;
import static dev.daybook.simulator.Step.PAYMENT_PENDING;
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
import dev.daybook.simulator.Story;
import dev.daybook.simulator.StoryBook;
import dev.daybook.simulator.StoryTrade;
import dev.daybook.simulator.World;
import java.util.Locale;

/** Orders that are visible before their payment. */
final class TaobaoTrade extends StoryTrade {
  private static final StoryBook BOOK =
      StoryBook.of(
          Story.of(500, PLACED, CONFIRMED, SHIPPED, SIGNED),
          Story.of(80, PLACED, CONFIRMED, SHIPPED, DELIVERED, SIGNED),
          Story.of(60, PLACED),
          Story.of(40, PLACED, CLOSED_UNPAID),
          Story.of(10, PLACED, PAYMENT_PENDING),
          Story.of(20, PLACED, PAYMENT_PENDING, CONFIRMED, SHIPPED, SIGNED),
          Story.of(30, PLACED, CONFIRMED_UNDER_REVIEW, REVIEW_LIFTED, SHIPPED, SIGNED),
          Story.of(30, PLACED, CONFIRMED, PART_SHIPPED, SHIPPED, SIGNED),
          Story.of(40, PLACED, CONFIRMED, REMARKED, SHIPPED, SIGNED),
          Story.of(70, PLACED, CONFIRMED, REFUND_ASKED, REFUND_PAYING, REFUNDED),
          Story.of(50, PLACED, CONFIRMED, SHIPPED, REFUND_ASKED, REFUND_PAYING, REFUNDED),
          Story.of(
              40,
              PLACED,
              CONFIRMED,
              SHIPPED,
              REFUND_ASKED,
              REFUND_PAYING,
              REFUNDED_IN_PART,
              SIGNED),
          Story.of(30, PLACED, CONFIRMED, REFUND_ASKED, REFUND_WITHDRAWN, SHIPPED, SIGNED));

  private static final int PREFIX = 4;

  TaobaoTrade(World world) {
    super(world, BOOK, Prices.PLAIN);
  }

  /** Beyond 2^53: {@code 3900}, six digits of the shop, nine of the order. */
  @Override
  public String number(int index, long createdAt) {
    return String.format(
        Locale.ROOT, "3900%06d%09d", shopDigits(1_000_000), numbers().digitsOf(index));
  }

  /** The number of a line of an order of several; one of one line shares the order's. */
  static String lineNumber(String orderNumber, int line, int lines) {
    return lines == 1 ? orderNumber : "39%02d%s".formatted(line + 1, orderNumber.substring(PREFIX));
  }

  @Override
  public int indexOf(String number) {
    boolean ours =
        number.matches("3900\\d{15}")
            && Long.parseLong(number.substring(PREFIX, PREFIX + 6)) == shopDigits(1_000_000);
    return ours ? numbers().indexOf(Long.parseLong(number.substring(PREFIX + 6))) : -1;
  }
}

package dev.daybook.simulator.pinduoduo;

import static dev.daybook.simulator.Step.CONFIRMED;
import static dev.daybook.simulator.Step.CONFIRMED_UNDER_REVIEW;
import static dev.daybook.simulator.Step.GROUP_FAILED;
import static dev.daybook.simulator.Step.GROUP_WAITING;
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

import dev.daybook.canonical.OrderStatus;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.Prices;
import dev.daybook.simulator.Story;
import dev.daybook.simulator.StoryBook;
import dev.daybook.simulator.StoryTrade;
import dev.daybook.simulator.Version;
import dev.daybook.simulator.World;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/** Orders that nobody sees before their payment. */
final class PinduoduoTrade extends StoryTrade {
  private static final StoryBook BOOK =
      StoryBook.of(
          Story.of(700, CONFIRMED, SHIPPED, SIGNED),
          Story.of(60, GROUP_WAITING, CONFIRMED, SHIPPED, SIGNED),
          Story.of(5, GROUP_WAITING, GROUP_FAILED),
          Story.of(30, CONFIRMED_UNDER_REVIEW, REVIEW_LIFTED, SHIPPED, SIGNED),
          Story.of(20, CONFIRMED, PART_SHIPPED, SHIPPED, SIGNED),
          Story.of(45, CONFIRMED, REMARKED, SHIPPED, SIGNED),
          Story.of(60, CONFIRMED, REFUND_ASKED, REFUND_PAYING, REFUNDED),
          Story.of(25, CONFIRMED, SHIPPED, REFUND_ASKED, REFUND_PAYING, REFUNDED),
          Story.of(30, CONFIRMED, SHIPPED, REFUND_ASKED, REFUND_PAYING, REFUNDED_IN_PART, SIGNED),
          Story.of(25, CONFIRMED, REFUND_ASKED, REFUND_WITHDRAWN, SHIPPED, SIGNED));

  PinduoduoTrade(World world) {
    super(world, BOOK, new Prices(true, true, true));
  }

  /** {@code yyMMdd-} of the creation in Beijing time, then 15 digits. */
  @Override
  public String number(int index, long createdAt) {
    LocalDate created = LocalDate.ofInstant(Instant.ofEpochSecond(createdAt), Marketplaces.ZONE);
    return String.format(
        Locale.ROOT,
        "%02d%02d%02d-%06d%09d",
        created.getYear() % 100,
        created.getMonthValue(),
        created.getDayOfMonth(),
        100_000 + shopDigits(900_000),
        numbers().digitsOf(index));
  }

  @Override
  public int indexOf(String number) {
    return number.matches("\\d{6}-\\d{15}")
        ? numbers().indexOf(Long.parseLong(number.substring(13)))
        : -1;
  }

  /** {@code refund_status} 4 is said for a refund in part and in full. */
  @Override
  public OrderStatus told(Version version) {
    return version.refundStep() == REFUNDED_IN_PART ? OrderStatus.REFUNDED : version.status();
  }
}

package dev.daybook.simulator.jd;

import static dev.daybook.simulator.Step.ACCEPTED_UNPAID;
import static dev.daybook.simulator.Step.AMOUNT_SETTLED;
import static dev.daybook.simulator.Step.CANCELLED_PAID;
import static dev.daybook.simulator.Step.CLOSED_UNPAID;
import static dev.daybook.simulator.Step.CONFIRMED;
import static dev.daybook.simulator.Step.LOCKED;
import static dev.daybook.simulator.Step.PAUSED;
import static dev.daybook.simulator.Step.PLACED;
import static dev.daybook.simulator.Step.SHIPPED;
import static dev.daybook.simulator.Step.SIGNED;

import dev.daybook.canonical.OrderStatus;
import dev.daybook.simulator.BuyerSide;
import dev.daybook.simulator.Prices;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.Story;
import dev.daybook.simulator.StoryBook;
import dev.daybook.simulator.StoryTrade;
import dev.daybook.simulator.Timeline;
import dev.daybook.simulator.Version;
import dev.daybook.simulator.World;
import java.util.Locale;

/**
 * Orders placed on the business date, all of them, so that one file holds the whole shop. Of 50
 * orders in a row three are a {@link JdFamily}.
 */
final class JdTrade extends StoryTrade {
  private static final StoryBook BOOK =
      StoryBook.of(
              Story.of(400, PLACED, CONFIRMED, AMOUNT_SETTLED),
              Story.of(100, PLACED, CONFIRMED),
              Story.of(40, PLACED, ACCEPTED_UNPAID),
              Story.of(260, PLACED, CONFIRMED, SHIPPED),
              Story.of(60, PLACED, CONFIRMED, AMOUNT_SETTLED, SHIPPED, SIGNED),
              Story.of(50, PLACED),
              Story.of(20, PLACED, CONFIRMED, LOCKED),
              Story.of(20, PLACED, CONFIRMED, PAUSED),
              Story.of(30, PLACED, CONFIRMED, CANCELLED_PAID),
              Story.of(20, PLACED, CLOSED_UNPAID))
          .withinTheDay(8);

  private static final long SECONDS_OF_A_DAY = 86_400;

  private final JdFamily families;

  JdTrade(World world) {
    super(world, BOOK, Prices.PLAIN);
    families = new JdFamily(world);
  }

  @Override
  public Timeline life(int index) {
    return families.holds(index) ? families.life(index) : super.life(index);
  }

  @Override
  public Purchase purchase(int index) {
    return families.holds(index) ? families.purchase(index) : super.purchase(index);
  }

  /** A family has one buyer, the parent's. */
  @Override
  public BuyerSide buyer(int index) {
    return super.buyer(families.holds(index) ? families.parentOf(index) : index);
  }

  /** {@code 290000000101}: three digits by the date, nine by the order. */
  @Override
  public String number(int index, long createdAt) {
    return String.format(Locale.ROOT, "%03d%09d", base(), numbers().digitsOf(index));
  }

  private long base() {
    return 200 + Math.floorMod(world().day().to().getEpochSecond() / SECONDS_OF_A_DAY, 100);
  }

  @Override
  public int indexOf(String number) {
    return number.matches("\\d{12}") && Long.parseLong(number.substring(0, 3)) == base()
        ? numbers().indexOf(Long.parseLong(number.substring(3)))
        : -1;
  }

  /** A cancelled order holds no evidence that its money went back. */
  @Override
  public OrderStatus told(Version version) {
    return version.has(CANCELLED_PAID) ? OrderStatus.CANCELLED : version.status();
  }
}

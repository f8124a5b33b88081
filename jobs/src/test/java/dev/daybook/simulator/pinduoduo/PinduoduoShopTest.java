package dev.daybook.simulator.pinduoduo;

import static dev.daybook.simulator.TestDay.DAY_END;
import static dev.daybook.simulator.TestDay.DAY_START;
import static dev.daybook.simulator.TestDay.NEXT_MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.OrderStatus;
import dev.daybook.canonical.Window;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.PurchaseLine;
import dev.daybook.simulator.Step;
import dev.daybook.simulator.TestDay;
import dev.daybook.simulator.Timeline;
import dev.daybook.simulator.TruthOrder;
import dev.daybook.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PinduoduoShopTest {
  private static final int ORDERS = 5_000;
  private static final long MORNING = NEXT_MORNING.getEpochSecond();

  private final LivingShop shop = shop(42, ORDERS);

  private static LivingShop shop(long seed, int orders) {
    World world = TestDay.world(Marketplaces.PINDUODUO, seed, orders);
    return new LivingShop(world, new PinduoduoTrade(world));
  }

  @Test
  void theBusinessDateHoldsEveryOrderOnceAndNothingLiesAfterIt() {
    assertThat(shop.distinctOrders(new Window(DAY_START, DAY_END), MORNING)).isEqualTo(ORDERS);
    assertThat(shop.distinctOrders(new Window(DAY_END, NEXT_MORNING), MORNING)).isZero();
    assertThat(shop.truth(MORNING).map(TruthOrder::externalNo).distinct().count())
        .isEqualTo(ORDERS);
    assertThat(shop.truth(MORNING))
        .allSatisfy(
            order -> assertThat(order.updatedAt()).isBetween(DAY_START, DAY_END.minusSeconds(1)));
  }

  @Test
  void aWindowOfOneOrderHoldsOneOrder() {
    assertThat(shop(7, 1).distinctOrders(new Window(DAY_START, DAY_END), MORNING)).isEqualTo(1);
  }

  @Test
  void equalSeedsMakeEqualWorldsAndOthersDiffer() {
    List<TruthOrder> truth = shop.truth(MORNING).toList();

    assertThat(shop(42, ORDERS).truth(MORNING).toList()).isEqualTo(truth);
    assertThat(shop(43, ORDERS).truth(MORNING).toList()).doesNotContainAnyElementsOf(truth);
  }

  @Test
  void stepsAscendAndVersionsNeverGoBack() {
    for (int order = 0; order < ORDERS; order++) {
      Timeline timeline = shop.lastVersion(order).timeline();
      for (int step = 1; step < timeline.size(); step++) {
        assertThat(timeline.seconds()[step]).isGreaterThan(timeline.seconds()[step - 1]);
      }
      int seen = -1;
      for (long second = timeline.seconds()[0]; second <= timeline.last() + 180; second += 61) {
        int now = timeline.visibleAt(second);
        assertThat(now).isGreaterThanOrEqualTo(seen);
        seen = now;
      }
      assertThat(timeline.visibleAt(timeline.last() + 180)).isEqualTo(timeline.size() - 1);
    }
  }

  @Test
  void theMoneyOfEveryOrderAddsUpToTheFen() {
    for (int order = 0; order < 50_000; order++) {
      Purchase bought = shop.purchase(order);
      long listed = bought.lines().stream().mapToLong(PurchaseLine::totalFen).sum();
      assertThat(bought.goodsFen()).isEqualTo(listed - bought.orderChangeFen());
      assertThat(bought.discountFen())
          .isEqualTo(
              bought.sellerDiscountFen() + bought.platformDiscountFen() + bought.capitalFreeFen());
      assertThat(bought.payFen())
          .isEqualTo(bought.goodsFen() - bought.discountFen() + bought.postageFen());
      assertThat(bought.buyerPaidFen()).isPositive();
    }
    assertThat(shop.truth(MORNING))
        .allSatisfy(
            order -> {
              assertThat(order.goodsTotalFen() + order.freightFen() - order.discountsFen())
                  .isEqualTo(order.buyerPaidFen());
              assertThat(order.merchantReceivableFen())
                  .isEqualTo(
                      order.goodsTotalFen() + order.freightFen() - order.merchantDiscountFen());
              assertThat(order.refundTotalFen()).isBetween(0L, order.buyerPaidFen());
            });
  }

  @Test
  void aboutTwoInAHundredLoseMoreThanEightyPercentToDiscounts() {
    List<TruthOrder> truth = shop.truth(MORNING).toList();
    long deep = truth.stream().filter(o -> o.discountsFen() * 100 > o.goodsTotalFen() * 80).count();
    long between =
        truth.stream()
            .filter(o -> o.discountsFen() * 100 > o.goodsTotalFen() * 45)
            .filter(o -> o.discountsFen() * 100 <= o.goodsTotalFen() * 80)
            .count();

    assertThat(deep).isBetween(ORDERS * 15L / 1000, ORDERS * 26L / 1000);
    assertThat(between).isZero();
  }

  @Test
  void theNightFindsOrdersInEveryStateOfAPaidOrder() {
    Map<OrderStatus, Long> byStatus =
        shop.truth(MORNING)
            .collect(Collectors.groupingBy(TruthOrder::status, Collectors.counting()));

    assertThat(byStatus.keySet())
        .containsExactlyInAnyOrder(
            OrderStatus.PAID,
            OrderStatus.READY_TO_SHIP,
            OrderStatus.SHIPPING,
            OrderStatus.SHIPPED,
            OrderStatus.COMPLETED,
            OrderStatus.REFUNDING,
            OrderStatus.REFUNDED);
    assertThat(shop.truth(MORNING).filter(o -> o.status() != o.statusWithoutRefundDetail()))
        .isNotEmpty()
        .allSatisfy(o -> assertThat(o.refundTotalFen()).isPositive().isLessThan(o.buyerPaidFen()));
  }

  @Test
  void ordersHaveOneTwoOrThreeLines() {
    Map<Integer, Long> byLines =
        shop.truth(MORNING)
            .collect(Collectors.groupingBy(TruthOrder::lines, Collectors.counting()));

    assertThat(byLines.keySet()).containsExactly(1, 2, 3);
    assertThat(byLines.get(1)).isGreaterThan(ORDERS * 85L / 100);
  }

  @Test
  void manyOrdersShareTheSecondsOfMidnightTheEveningSaleAndTheLastOne() {
    Map<Instant, Long> bySecond =
        shop.truth(MORNING)
            .map(TruthOrder::updatedAt)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

    assertThat(bySecond.get(DAY_START)).isGreaterThanOrEqualTo(30);
    assertThat(bySecond.get(DAY_START.plus(Duration.ofHours(20)))).isGreaterThanOrEqualTo(30);
    assertThat(bySecond.get(DAY_END.minusSeconds(1))).isGreaterThanOrEqualTo(100);
  }

  @Test
  void theEveningIsBusierThanTheNight() {
    Instant evening = DAY_START.plus(Duration.ofHours(20));
    Instant night = DAY_START.plus(Duration.ofHours(3));
    int busy = shop.distinctOrders(new Window(evening, evening.plusSeconds(3_600)), MORNING);
    int quiet = shop.distinctOrders(new Window(night, night.plusSeconds(3_600)), MORNING);

    assertThat(busy).isGreaterThan(quiet * 4);
  }

  @Test
  void ordersOfEarlierDaysMoveOnTheDate() {
    long earlier =
        shop.truth(MORNING).filter(order -> order.externalNo().compareTo("260301") < 0).count();

    assertThat(earlier).isBetween(ORDERS * 20L / 100, ORDERS * 30L / 100);
    assertThat(shop.truth(DAY_START.getEpochSecond() - 1).count())
        .isPositive()
        .isLessThan(earlier + 1);
  }

  @Test
  void anOrderIsFoundByItsNumberAndOtherNumbersAreNot() {
    shop.truth(MORNING)
        .limit(500)
        .forEach(
            order ->
                assertThat(shop.find(order.externalNo(), MORNING).map(shop::numberOf))
                    .contains(order.externalNo()));

    assertThat(shop.find("260301-100000000000000", MORNING)).isEmpty();
    assertThat(shop.find("not a number", MORNING)).isEmpty();
  }

  @Test
  void everyStoryIsLived() {
    var lived = new HashSet<Step>();
    for (int order = 0; order < ORDERS; order++) {
      lived.addAll(List.of(shop.lastVersion(order).timeline().steps()));
    }

    assertThat(lived)
        .isEqualTo(
            EnumSet.complementOf(
                EnumSet.of(
                    Step.PLACED,
                    Step.ACCEPTED_UNPAID,
                    Step.PAYMENT_PENDING,
                    Step.DELIVERED,
                    Step.AMOUNT_SETTLED,
                    Step.PAUSED,
                    Step.LOCKED,
                    Step.CLOSED_UNPAID,
                    Step.CANCELLED_PAID,
                    Step.SPLIT)));
  }
}

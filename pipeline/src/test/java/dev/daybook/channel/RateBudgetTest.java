package dev.daybook.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.ShopId;
import dev.daybook.mapping.Call.Rate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RateBudgetTest {
  private static final ShopId SHOP = new ShopId("acme", "one");
  private final FakeWaiting waiting = new FakeWaiting();
  private final RateBudget budget = new RateBudget(waiting);

  @Test
  void neverAllowsMoreCallsInAnySpanThanTheBudget() {
    var rate = new Rate(100, Duration.ofSeconds(10));
    var recent = new ArrayDeque<Long>();
    for (int call = 0; call < 1000; call++) {
      waiting.pass(budget.take(SHOP, "list", rate));
      long now = waiting.nanoTime();
      recent.add(now);
      while (recent.peek() <= now - rate.per().toNanos()) {
        recent.remove();
      }
      assertThat(recent.size()).isLessThanOrEqualTo(100);
    }
    assertThat(waiting.total()).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(110));
  }

  @Test
  void keepsAnOwnBudgetForEveryShopAndOperation() {
    var rate = new Rate(1, Duration.ofSeconds(60));

    assertThat(budget.take(SHOP, "list", rate)).isZero();
    assertThat(budget.take(SHOP, "list", rate)).isEqualTo(Duration.ofSeconds(60));
    assertThat(budget.take(SHOP, "detail", rate)).isZero();
    assertThat(budget.take(new ShopId("acme", "two"), "list", rate)).isZero();
  }

  @Test
  void aBurstOfTheChannelsOwnComesOnTopOfThePace() {
    var rate = new Rate(1, Duration.ofSeconds(60), OptionalInt.of(20));

    for (int call = 1; call <= 20; call++) {
      assertThat(budget.take(SHOP, "orders", rate)).as("call %d", call).isZero();
    }
    assertThat(budget.take(SHOP, "orders", rate)).isEqualTo(Duration.ofSeconds(60));
    assertThat(budget.take(SHOP, "orders", rate)).isEqualTo(Duration.ofSeconds(120));
  }

  @Test
  void goesAtHalfThePaceAfterABusyAnswerAndRecovers() {
    var rate = new Rate(1, Duration.ofSeconds(1));
    budget.take(SHOP, "list", rate);
    budget.slowDown(SHOP, "list");
    waiting.advance(Duration.ofSeconds(1));

    assertThat(budget.take(SHOP, "list", rate)).isZero();
    assertThat(budget.take(SHOP, "list", rate)).isEqualTo(Duration.ofSeconds(2));
    for (int i = 0; i < 10; i++) {
      budget.recover(SHOP, "list");
    }
    waiting.advance(Duration.ofMinutes(1));
    budget.take(SHOP, "list", rate);
    assertThat(budget.take(SHOP, "list", rate)).isEqualTo(Duration.ofSeconds(1));
  }
}

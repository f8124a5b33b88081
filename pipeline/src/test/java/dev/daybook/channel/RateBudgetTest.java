package dev.daybook.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.ShopId;
import dev.daybook.mapping.Api;
import dev.daybook.mapping.Call;
import dev.daybook.mapping.Call.Rate;
import dev.daybook.mapping.Expression;
import dev.daybook.mapping.RequestFields;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateBudgetTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Rate ONE_A_MINUTE = new Rate(1, Duration.ofSeconds(60));

  private final FakeWaiting waiting = new FakeWaiting();
  private final RateBudget budgets = new RateBudget(waiting);

  @Test
  void neverAllowsMoreCallsInAnySpanThanTheBudget() {
    var rate = new Rate(100, Duration.ofSeconds(10));
    var budget = budget(rate);
    var recent = new ArrayDeque<Long>();
    for (int call = 0; call < 1000; call++) {
      waiting.pass(budget.take());
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
  void keepsAnOwnBudgetForEveryAppShopAndOperation() {
    assertThat(take("one", "app-1", "list", ONE_A_MINUTE)).isZero();
    assertThat(take("one", "app-1", "list", ONE_A_MINUTE)).isEqualTo(Duration.ofSeconds(60));
    assertThat(take("one", "app-1", "detail", ONE_A_MINUTE)).isZero();
    assertThat(take("two", "app-1", "list", ONE_A_MINUTE)).isZero();
    assertThat(take("one", "app-2", "list", ONE_A_MINUTE)).isZero();
  }

  @Test
  void aBudgetOfAnAppIsSharedByItsShops() {
    var ofApp = new Rate(1, Duration.ofSeconds(60), OptionalInt.empty(), true);

    assertThat(take("one", "app-1", "list", ofApp)).isZero();
    assertThat(take("two", "app-1", "list", ofApp)).isEqualTo(Duration.ofSeconds(60));
    assertThat(take("three", "app-2", "list", ofApp)).isZero();
    assertThat(take("four", "", "list", ofApp)).isZero();
    assertThat(take("five", "", "list", ofApp)).isZero();
  }

  @Test
  void aBurstOfTheChannelsOwnComesOnTopOfThePace() {
    var budget = budget(new Rate(1, Duration.ofSeconds(60), OptionalInt.of(20)));

    for (int call = 1; call <= 20; call++) {
      assertThat(budget.take()).as("call %d", call).isZero();
    }
    assertThat(budget.take()).isEqualTo(Duration.ofSeconds(60));
    assertThat(budget.take()).isEqualTo(Duration.ofSeconds(120));
  }

  @Test
  void goesAtHalfThePaceAfterABusyAnswerAndRecovers() {
    var budget = budget(new Rate(1, SECOND));
    budget.take();
    budget.slowDown();
    waiting.advance(SECOND);

    assertThat(budget.take()).isEqualTo(SECOND);
    assertThat(budget.take()).isEqualTo(Duration.ofSeconds(3));
    for (int i = 0; i < 10; i++) {
      budget.recover();
    }
    waiting.advance(Duration.ofMinutes(1));
    budget.take();
    assertThat(budget.take()).isEqualTo(SECOND);
  }

  @Test
  void aBusyAnswerUsesTheBurstUpAndFreesNoneOfIt() {
    var budget = budget(new Rate(1, SECOND, OptionalInt.of(30)));
    for (int call = 1; call <= 10; call++) {
      budget.take();
    }
    budget.slowDown();

    assertThat(budget.take()).isZero();
    assertThat(budget.take()).isEqualTo(Duration.ofSeconds(2));
    assertThat(budget.take()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void aSlowerPaceThatIsToldLetsNoMoreCallsRunAhead() {
    var budget = budget(new Rate(1, Duration.ofSeconds(2), OptionalInt.of(30)));
    for (int call = 1; call <= 10; call++) {
      budget.take();
    }
    budget.paced(new BigDecimal("0.25"));

    for (int call = 11; call <= 30; call++) {
      assertThat(budget.take()).as("call %d", call).isZero();
    }
    assertThat(budget.take()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void aToldPaceThatIsTheFilesOwnRoundedChangesNothing() {
    var budget = budget(ONE_A_MINUTE);
    budget.paced(new BigDecimal("0.0167"));
    budget.take();

    assertThat(budget.take()).isEqualTo(Duration.ofSeconds(60));
    assertThat(budget.words()).isEqualTo("1 calls in PT1M");
  }

  /** Whoever learns it: another shop, another thread, a forecast. */
  @Test
  void whatOneShopOfAnAppLearnsHoldsForAllOfThem() throws InterruptedException {
    var ofApp = new Rate(20, SECOND, OptionalInt.empty(), true);
    var learner = budgets.of(shop("one", "app-1"), call("list", ofApp));
    var thread =
        new Thread(
            () -> {
              learner.take();
              new ToldPace(new Api.Pace(Optional.of(header()), Optional.empty(), Optional.empty()))
                  .tell(Map.of("x-limit", "0.5"), learner);
            });
    thread.start();
    thread.join();

    var other = budgets.of(shop("two", "app-1"), call("list", ofApp));
    assertThat(other.words()).isEqualTo("a call in PT2S, as the channel tells");
    assertThat(other.lasting(new ShopId("acme", "two"), 11)).isEqualTo(Duration.ofSeconds(20));
    assertThat(other.take()).isEqualTo(Duration.ofSeconds(2));
    assertThat(take("three", "app-2", "list", ofApp)).isZero();
    learner.slowDown();
    assertThat(other.lasting(new ShopId("acme", "two"), 11)).isEqualTo(Duration.ofSeconds(40));
  }

  private static Expression header() {
    return PullDesk.expression(
        "headers['x-limit']", variables -> ((Map<?, ?>) variables.get("headers")).get("x-limit"));
  }

  @Test
  void busyAnswersNeverMakeOneCallWaitLongerThanFiveMinutes() {
    var budget = budget(ONE_A_MINUTE);
    for (int i = 0; i < 10; i++) {
      budget.slowDown();
    }
    budget.take();

    assertThat(budget.take()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void thePaceThatTheChannelTellsHoldsFromThenOn() {
    var budget = budget(new Rate(20, SECOND));
    budget.take();
    budget.paced(new BigDecimal("0.0167"));
    waiting.advance(Duration.ofMinutes(2));

    assertThat(budget.take()).isZero();
    assertThat(budget.take()).isEqualTo(Duration.ofSeconds(60));
    assertThat(budget.words()).isEqualTo("a call in PT1M, as the channel tells");
  }

  /** Amazon's figures have four decimals: 0.0056 is one in three minutes, 0.0083 one in two. */
  @ParameterizedTest
  @CsvSource({
    "0.0167, PT60S", "0.0056, PT180S", "0.0083, PT121S", "0.015, PT68S", "0.5, PT2S",
    "0.25, PT4S", "0.1, PT10S", "1, PT1S", "2.0, PT0.5S", "0.7, PT1.428571429S"
  })
  void aRoundedPaceIsNeverReadQuickerThanWhatIsMeant(BigDecimal told, Duration step) {
    var budget = budget(new Rate(20, SECOND));
    budget.paced(told);
    budget.take();

    assertThat(budget.take()).isEqualTo(step);
  }

  @Test
  void aToldPaceKeepsTheBurstThatTheChannelGrants() {
    var budget = budget(new Rate(1, Duration.ofSeconds(60), OptionalInt.of(3)));
    budget.paced(new BigDecimal("0.5"));

    for (int call = 1; call <= 3; call++) {
      assertThat(budget.take()).isZero();
    }
    assertThat(budget.take()).isEqualTo(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @CsvSource({"0, PT1S", "-3, PT1S", "0.0000001, PT5M", "99999999999, PT0.001S"})
  void aToldPaceThatIsNonsenseNeitherStallsNorHammers(BigDecimal told, Duration step) {
    var budget = budget(new Rate(1, SECOND));
    budget.paced(told);
    budget.take();

    assertThat(budget.take()).isEqualTo(step);
  }

  @Test
  void waitsWhenTheChannelsBucketIsNearlyFull() {
    var budget = budget(new Rate(2, SECOND, OptionalInt.of(40)));
    budget.take();
    budget.filled(32, 40);

    for (int call = 33; call <= 36; call++) {
      assertThat(budget.take()).as("call %d", call).isZero();
    }
    assertThat(budget.take()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void waitsForAFullBucketToRunDown() {
    var budget = budget(new Rate(2, SECOND, OptionalInt.of(40)));
    budget.filled(40, 40);

    assertThat(budget.take()).isEqualTo(Duration.ofMillis(2500));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 2_000_000})
  void aBucketOfANonsensicalSizeIsPassedOver(long size) {
    var budget = budget(new Rate(1, SECOND));
    budget.filled(5, size);
    budget.filled(-5, 40);
    budget.take();

    assertThat(budget.take()).isEqualTo(SECOND);
  }

  @Test
  void tellsHowLongCallsLast() {
    assertThat(budget(new Rate(20, SECOND)).lasting(new ShopId("acme", "one"), 2)).isZero();
    assertThat(budget(new Rate(20, SECOND)).words()).isEqualTo("20 calls in PT1S");
    var burst = new Rate(1, Duration.ofSeconds(60), OptionalInt.of(20));
    assertThat(take("one", "app-1", "burst", burst)).isZero();
    assertThat(
            budgets
                .of(shop("one", "app-1"), call("burst", burst))
                .lasting(new ShopId("acme", "one"), 120))
        .isEqualTo(Duration.ofMinutes(100));
  }

  @Test
  void allFeedsOfAnotherShopAreWaitedForUntilTheyNeedNoMore() {
    var budget = budget(new Rate(1, SECOND));
    var other = new ShopId("acme", "two");
    budget.need(other.feed("orders", "updated"), 10);
    budget.need(other.feed("refunds", "updated"), 20);
    assertThat(budget.lasting(new ShopId("acme", "one"), 40)).isEqualTo(Duration.ofSeconds(69));
    assertThat(budget.lasting(other, 40)).isEqualTo(Duration.ofSeconds(39));

    budget.need(other.feed("orders", "updated"), 0);

    assertThat(budget.lasting(new ShopId("acme", "one"), 40)).isEqualTo(Duration.ofSeconds(59));
  }

  private Budget budget(Rate rate) {
    return budgets.of(shop("one", "app-1"), call("list", rate));
  }

  private Duration take(String shop, String app, String operation, Rate rate) {
    return budgets.of(shop(shop, app), call(operation, rate)).take();
  }

  private static ShopSettings shop(String name, String app) {
    return new ShopSettings(
        new ShopId("acme", name), null, new Credentials(Map.of("client_id", app)), Instant.EPOCH);
  }

  private static Call call(String operation, Rate rate) {
    return new Call(operation, rate, "POST", "/orders", RequestFields.NONE);
  }
}

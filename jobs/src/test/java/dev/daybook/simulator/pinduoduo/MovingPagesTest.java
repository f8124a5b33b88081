package dev.daybook.simulator.pinduoduo;

import static dev.daybook.simulator.TestDay.DAY_START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.Window;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.TestDay;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MovingPagesTest {
  private static final Instant FROM = DAY_START.plus(Duration.ofHours(20));
  private static final Instant TO = FROM.plus(Duration.ofMinutes(30));
  private static final int SIZE = 20;
  private static final int TICKS = 4;

  private final MovableClock clock = TestDay.nextMorning();
  private final Marketplaces marketplaces =
      Marketplaces.start(TestDay.settings(5_000, clock).withMalice("tick-after-page:" + TICKS));
  private final PddClient gateway = new PddClient(marketplaces);
  private Set<String> before;

  @BeforeEach
  void knowTheWindow() {
    before = new HashSet<>();
    marketplaces
        .truth(Marketplaces.PINDUODUO, clock.instant())
        .filter(order -> !order.updatedAt().isBefore(FROM) && !order.updatedAt().isAfter(TO))
        .forEach(order -> before.add(order.externalNo()));
  }

  @AfterEach
  void close() {
    marketplaces.close();
  }

  private Set<String> untouched() {
    Set<String> untouched = new HashSet<>();
    marketplaces
        .truth(Marketplaces.PINDUODUO, clock.instant())
        .filter(
            order ->
                before.contains(order.externalNo()) && order.updatedAt().isBefore(clock.instant()))
        .forEach(order -> untouched.add(order.externalNo()));
    return untouched;
  }

  private int pages() {
    return (before.size() + SIZE - 1) / SIZE;
  }

  private int read(int page, Set<String> seen) throws Exception {
    int again = 0;
    for (JsonNode row : gateway.rows(FROM, TO, page, SIZE)) {
      again += seen.add(row.get("order_sn").asString()) ? 0 : 1;
    }
    return again;
  }

  @Test
  void forwardPagingLosesAnUntouchedOrderForEveryMove() throws Exception {
    Set<String> seen = new HashSet<>();
    for (int page = 1; page <= pages(); page++) {
      read(page, seen);
    }
    Set<String> lost = untouched();
    lost.removeAll(seen);

    assertThat(pages()).isGreaterThan(TICKS + 1);
    assertThat(lost).hasSize(TICKS);
  }

  @Test
  void backwardPagingOnlyRepeatsRows() throws Exception {
    Set<String> seen = new HashSet<>();
    int repeated = 0;
    for (int page = pages(); page >= 1; page--) {
      repeated += read(page, seen);
    }

    assertThat(seen).containsAll(untouched());
    assertThat(repeated).isPositive();
    assertThat(untouched()).hasSize(before.size() - TICKS);
  }

  @Test
  void movedOrdersAreFoundInTheWindowTheyJumpedToAndCountedOnce() throws Exception {
    Set<String> seen = new HashSet<>();
    for (int page = pages(); page >= 1; page--) {
      read(page, seen);
    }
    Instant now = clock.instant();

    assertThat(gateway.total(now.minusSeconds(60), now)).isEqualTo(TICKS);
    assertThat(marketplaces.counts().moved()).isEqualTo(TICKS);
    var night = new Window(DAY_START, now.plusSeconds(1));
    assertThat(marketplaces.distinctOrders(Marketplaces.PINDUODUO, night)).isEqualTo(5_000);
  }

  @Test
  void anOrderTouchedByHandIsUpdatedNow() throws Exception {
    String number = before.iterator().next();

    assertThat(marketplaces.touch(number)).isTrue();
    assertThat(marketplaces.touch(number)).isFalse();
    assertThat(marketplaces.touch("260301-100000000000000")).isFalse();
    assertThat(gateway.rows(clock.instant(), clock.instant(), 1, 10))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.get("order_sn").asString()).isEqualTo(number);
              assertThat(row.get("remark").asString()).isNotEmpty();
            });
  }
}

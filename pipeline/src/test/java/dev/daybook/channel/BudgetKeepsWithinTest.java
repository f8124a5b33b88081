package dev.daybook.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.mapping.Call.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever comes between the calls: pauses, answers good and busy, a pace told in few decimals. */
class BudgetKeepsWithinTest {
  private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000_000);

  private final FakeWaiting waiting = new FakeWaiting();

  /** The platform's bucket: between any two calls no more than it holds and what flows in. */
  @Property(tries = 300)
  void noSpanSeesMoreCallsThanTheBurstAndTheRate(
      @ForAll @IntRange(min = 1, max = 20) int calls,
      @ForAll @IntRange(min = 1, max = 180) int seconds,
      @ForAll @IntRange(min = 1, max = 40) int burst,
      @ForAll @Size(max = 150) List<@IntRange(max = 9) Integer> events) {
    var per = Duration.ofSeconds(seconds);
    var made = made(new Rate(calls, per, OptionalInt.of(burst)), events);

    for (int first = 0; first < made.size(); first++) {
      for (int last = first; last < made.size(); last++) {
        long flowsIn = (made.get(last) - made.get(first)) * calls / per.toNanos();
        assertThat(last - first + 1L).isLessThanOrEqualTo(burst + flowsIn);
      }
    }
  }

  /** Where the platform counts the calls of a sliding span and grants no burst. */
  @Property(tries = 300)
  void noSpanSeesMoreCallsThanAreAllowedInIt(
      @ForAll @IntRange(min = 1, max = 20) int calls,
      @ForAll @IntRange(min = 1, max = 60) int seconds,
      @ForAll @Size(min = 100, max = 200) List<@IntRange(max = 9) Integer> events) {
    var per = Duration.ofSeconds(seconds);
    var made = made(new Rate(calls, per), events);

    for (int call = calls; call < made.size(); call++) {
      assertThat(made.get(call) - made.get(call - calls)).isGreaterThanOrEqualTo(per.toNanos());
    }
  }

  /** When the calls were made. */
  private List<Long> made(Rate rate, List<Integer> events) {
    var budget = new Budget(rate, waiting);
    var interval = rate.per().dividedBy(rate.calls());
    var made = new ArrayList<Long>();
    for (int event : events) {
      switch (event) {
        case 0 -> budget.slowDown();
        case 1 -> budget.recover();
        case 2 -> waiting.advance(interval.dividedBy(3));
        case 3 -> waiting.advance(interval.multipliedBy(7));
        case 4 -> budget.paced(toFourDecimals(rate));
        default -> {
          waiting.pass(budget.take());
          made.add(waiting.nanoTime());
        }
      }
    }
    return made;
  }

  private static BigDecimal toFourDecimals(Rate rate) {
    return BigDecimal.valueOf(rate.calls())
        .multiply(SECOND)
        .divide(BigDecimal.valueOf(rate.per().toNanos()), 4, RoundingMode.HALF_UP);
  }
}

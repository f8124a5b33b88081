package dev.daybook.museum;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.conformance.Loss;
import dev.daybook.operate.Request;
import java.util.concurrent.atomic.AtomicInteger;

@Incident(
    number = 13,
    name = "The cursor before the work",
    happened =
        "A sync writes the time of its last pull, then pulls. It is killed in between, and the next"
            + " one begins where the killed one would have ended.",
    naive = "At noon it has moved its cursor and read two pages when it is killed.",
    daybook =
        "There is no cursor. A window is sealed in the transaction that closes its account, after"
            + " the end of its pages is proven and each record has its outcome. What a killed run"
            + " has left is owed, and its pages that have landed are not asked for again.",
    orders = 120,
    lost = 15,
    threads = {
      "https://github.com/alibaba/DataX/issues/775",
      "https://github.com/alibaba/DataX/issues/2155",
      "https://github.com/spring-projects/spring-batch/issues/3127",
      "https://github.com/spring-projects/spring-batch/issues/1376"
    })
class CursorFirstTest extends Room {
  private static final Plan SHOP = Plan.of("kuaishou/cursor-first", 120);
  private static final int QUESTIONS = 4;

  /** What ends a run at once, wherever it is. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  CursorFirstTest() {
    super(SHOP);
  }

  @Override
  Loss playedNaively() {
    var naive = museum.naive(SHOP);
    moveTo(hours(12));
    naive.pull(window(hours(0), hours(12)), 2);
    moveTo(NIGHT);
    naive.pull(window(hours(12), NIGHT));
    return loss(SHOP, naive);
  }

  @Override
  void playedByDaybook() {
    moveTo(hours(12));
    var left = new AtomicInteger(QUESTIONS);
    var killed =
        Request.bySchedule()
            .until(
                () -> {
                  if (left.getAndDecrement() == 0) {
                    throw new Killed();
                  }
                  return false;
                });
    assertThatThrownBy(() -> museum.sync(SHOP, killed)).isInstanceOf(Killed.class);
    moveTo(NIGHT);
    sync(SHOP);
  }
}

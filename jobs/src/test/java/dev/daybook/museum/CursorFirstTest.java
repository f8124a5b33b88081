package dev.daybook.museum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.conformance.Loss;
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
            + " has left is owed, and its pages that have landed are not asked for again. In the run"
            + " ledger it stands as begun and not ended: the next process takes it over.",
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

  /** The sync of noon is killed with its process; a later process finds it in the ledger. */
  @Override
  void playedByDaybook() {
    moveTo(hours(12));
    var process = EndedProcess.name();
    try (var ledger = ledger(SHOP, TWICE_A_DAY)) {
      var taken = ledger.takeAs(process);
      var left = new AtomicInteger(QUESTIONS);
      ledger.asking(
          () -> {
            if (left.getAndDecrement() == 0) {
              throw new Killed();
            }
            return false;
          });
      assertThatThrownBy(taken::run).isInstanceOf(Killed.class);
      long killed = leftBy(process);
      ledger.asking(() -> false);

      moveTo(NIGHT);
      ledger.wake();

      assertThat(ledger.rows())
          .containsExactly(
              "intraday 2025-12-28, due 2025-12-28T04:00:00Z: DONE, taken 2",
              "intraday 2025-12-29, due 2025-12-28T16:00:00Z: DONE, taken 1",
              "night 2025-12-28, due 2025-12-28T18:00:00Z: DONE, taken 1");
      assertThat(stateOf(killed)).isEqualTo("FAILED process ended");
    }
  }

  /** A process that is killed writes no end of its run. */
  private long leftBy(String process) {
    var sql = museum.daybook().sql();
    long run = sql.sql("SELECT MAX(run_id) FROM run").query(Long.class).single();
    sql.sql(
            "UPDATE run SET state = 'RUNNING', ended_at = NULL, message = NULL, process = ?"
                + " WHERE run_id = ?")
        .params(process, run)
        .update();
    return run;
  }
}

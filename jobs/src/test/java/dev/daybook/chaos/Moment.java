package dev.daybook.chaos;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where in a night a fault strikes, told by what the database holds by then; in their order. */
enum Moment {
  PULL("SELECT COUNT(*) FROM document", 30),
  NORMALIZE("SELECT COUNT(*) FROM BATCH_STEP_EXECUTION WHERE STEP_NAME = 'bookRecords'", 1),
  BOOK("SELECT COUNT(*) FROM book_order", 1),
  SEAL("SELECT COUNT(*) FROM coverage_window WHERE state = 'SEALED'", 12),
  CHECK("SELECT COUNT(*) FROM order_check", 1),
  HAND_OFF("SELECT COUNT(*) FROM handoff_batch", 1);

  private static final Duration TURN = Duration.ofMillis(1);
  private static final int MOST_MILLIS_AFTER = 15;

  private final String counting;
  private final int mostRows;

  Moment(String counting, int mostRows) {
    this.counting = counting;
    this.mostRows = mostRows;
  }

  /** So many new rows from now on, and a few milliseconds; both by dice. */
  Awaited from(JdbcClient sql, Random dice) {
    long rows = 1 + dice.nextInt(mostRows);
    return new Awaited(this, sql, count(sql), rows, dice.nextInt(MOST_MILLIS_AFTER));
  }

  private long count(JdbcClient sql) {
    try {
      return Nights.count(sql, counting);
    } catch (DataAccessException notThereYet) {
      return 0;
    }
  }

  record Awaited(Moment moment, JdbcClient sql, long before, long rows, int millisAfter) {
    /** False when the work ended first. */
    boolean reachedWhile(BooleanSupplier working) {
      while (moment.count(sql) < before + rows) {
        if (!working.getAsBoolean()) {
          return false;
        }
        LockSupport.parkNanos(TURN.toNanos());
      }
      LockSupport.parkNanos(Duration.ofMillis(millisAfter).toNanos());
      return working.getAsBoolean();
    }

    @Override
    public String toString() {
      return "%s+%d rows+%d ms".formatted(moment, rows, millisAfter);
    }
  }
}

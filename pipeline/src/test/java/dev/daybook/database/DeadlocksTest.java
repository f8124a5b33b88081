package dev.daybook.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlocksTest {
  private static final TestDatabase db = TestDatabase.fresh("classpath:sql/migrations-database");

  @AfterAll
  static void close() {
    db.close();
  }

  /** Each updates one row, waits for the other, then updates the other's: one must lose. */
  @Test
  void theVictimOfARealDeadlockRunsAgainAndBothCommit() throws Exception {
    db.sql().sql("INSERT INTO moment (id, note) VALUES (1, ''), (2, '')").update();
    var attempts = new AtomicInteger();
    var bothHoldOne = new CyclicBarrier(2);

    var first = CompletableFuture.runAsync(() -> append("a", 1, 2, bothHoldOne, attempts));
    var second = CompletableFuture.runAsync(() -> append("b", 2, 1, bothHoldOne, attempts));
    CompletableFuture.allOf(first, second).get(60, TimeUnit.SECONDS);

    assertThat(attempts).hasValue(3);
    assertThat(db.sql().sql("SELECT note FROM moment ORDER BY id").query(String.class).list())
        .allSatisfy(note -> assertThat(note).hasSize(2).contains("a", "b"));
  }

  /** Codes of lock wait timeout, deadlock, record changed, and no next number of a key. */
  @ParameterizedTest
  @ValueSource(ints = {1205, 1213, 1020, 1467})
  void givesUpAfterSixAttempts(int code) {
    var attempts = new AtomicInteger();

    assertThatThrownBy(
            () ->
                Deadlocks.retrying(
                    () -> {
                      attempts.incrementAndGet();
                      throw new IllegalStateException(new SQLException("busy", "HY000", code));
                    }))
        .hasRootCauseMessage("busy");
    assertThat(attempts).hasValue(6);
  }

  @Test
  void doesNotRepeatWhatIsNoLockConflict() {
    var attempts = new AtomicInteger();

    assertThatThrownBy(
            () ->
                Deadlocks.retrying(
                    () -> {
                      attempts.incrementAndGet();
                      throw new IllegalStateException(new SQLException("too long", "22001", 1406));
                    }))
        .hasRootCauseMessage("too long");
    assertThat(attempts).hasValue(1);
  }

  private static void append(
      String letter, int own, int others, CyclicBarrier bothHoldOne, AtomicInteger attempts) {
    Deadlocks.retrying(
        () ->
            db.transactions()
                .executeWithoutResult(
                    status -> {
                      boolean firstRound = attempts.incrementAndGet() <= 2;
                      append(letter, own);
                      if (firstRound) {
                        meet(bothHoldOne);
                      }
                      append(letter, others);
                    }));
  }

  private static void append(String letter, int id) {
    db.sql()
        .sql("UPDATE moment SET note = CONCAT(note, :letter) WHERE id = :id")
        .param("letter", letter)
        .param("id", id)
        .update();
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException failed) {
      throw new IllegalStateException(failed);
    }
  }
}

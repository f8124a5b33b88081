package dev.daybook.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a whole transaction again when the server chose it as the victim of a deadlock, or it waited
 * too long for a lock. Both are the server's normal answer to concurrent writers.
 */
public final class Deadlocks {
  private static final Logger LOG = LoggerFactory.getLogger(Deadlocks.class);
  private static final int MOST_ATTEMPTS = 6;
  private static final int MOST_DOUBLINGS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final String SERIALIZATION_FAILURE = "40001";

  /**
   * Lock wait timeout, deadlock, record changed since last read, no next number of a key (what
   * servers answer whose wait for the lock on a table's numbers ends in a timeout), and MySQL's
   * answer to NOWAIT (MariaDB's is the timeout).
   */
  private static final Set<Integer> LOCK_ERRORS = Set.of(1205, 1213, 1020, 1467, 3572);

  private Deadlocks() {}

  /**
   * @param transaction begins and commits by itself and changes nothing outside the database
   * @throws RuntimeException the transaction's own, when it is no lock conflict or the sixth in a
   *     row
   */
  public static <T> T retrying(Supplier<T> transaction) {
    return retrying(MOST_ATTEMPTS, failed -> false, transaction);
  }

  /**
   * The same with more or less patience, and for other conflicts too.
   *
   * @param conflict what another writer has caused and trying again may mend, besides locks
   */
  public static <T> T retrying(
      int mostAttempts, Predicate<RuntimeException> conflict, Supplier<T> transaction) {
    return retryingOnly(
        mostAttempts, failed -> isLockConflict(failed) || conflict.test(failed), transaction);
  }

  /** The same for these conflicts and no others. */
  public static <T> T retryingOnly(
      int mostAttempts, Predicate<RuntimeException> conflict, Supplier<T> transaction) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.get();
      } catch (RuntimeException failed) {
        if (attempt >= mostAttempts || !conflict.test(failed)) {
          throw failed;
        }
        LOG.debug("conflict, attempt {} of {}: {}", attempt, mostAttempts, failed.getClass());
        Pause.of(pauseAfter(attempt));
      }
    }
  }

  public static void retrying(Runnable transaction) {
    retrying(
        () -> {
          transaction.run();
          return null;
        });
  }

  /** Whether the server tells of another writer. */
  public static boolean isLockConflict(Throwable failed) {
    for (var cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && (SERIALIZATION_FAILURE.equals(sql.getSQLState())
              || LOCK_ERRORS.contains(sql.getErrorCode()))) {
        return true;
      }
    }
    return false;
  }

  /** Doubles five times; up to as much again by chance, so that two victims do not meet again. */
  private static Duration pauseAfter(int attempt) {
    long base = FIRST_PAUSE.toMillis() << Math.min(attempt - 1, MOST_DOUBLINGS);
    return Duration.ofMillis(base + ThreadLocalRandom.current().nextLong(base + 1));
  }
}

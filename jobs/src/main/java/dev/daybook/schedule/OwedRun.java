package dev.daybook.schedule;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A row of table {@code owed_run}; see there.
 *
 * @param shop {@code channel/shop}; empty for what is no single shop's
 */
record OwedRun(
    long owedRunId,
    String shop,
    LocalDate businessDate,
    String kind,
    Instant dueAt,
    String state,
    Instant notBefore,
    int token,
    int tries,
    String process,
    Instant aliveAt,
    Instant endedAt,
    String message,
    int failures,
    String failure) {
  /** What only one run at a time works on: a shop, else what this kind does for all of them. */
  String subject() {
    return shop.isEmpty() ? kind : shop;
  }

  boolean isOwed() {
    return state.equals("OWED");
  }

  boolean isRunning() {
    return state.equals("RUNNING");
  }

  /** Whether it has run to an end, well or not, and does not run now. */
  boolean isTried() {
    return !isRunning() && (tries > 0 || !state.equals("OWED"));
  }

  @Override
  public String toString() {
    return shop.isEmpty()
        ? "%s of %s".formatted(kind, businessDate)
        : "%s of %s, %s".formatted(kind, businessDate, shop);
  }
}

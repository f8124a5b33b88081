package dev.daybook.coverage;

import java.time.Instant;
import java.time.LocalDate;

/** A run on its way into the table; the database fills in its id. */
final class NewRun {
  private final String kind;
  private final String cause;
  private final String operator;
  private final Integer shopId;
  private final LocalDate businessDate;
  private final Instant fromAt;
  private final Instant toAt;
  private final String process;
  private final Instant startedAt;
  private Long runId;

  NewRun(RunStart start, Integer shopId, String process, Instant now) {
    this.kind = start.kind();
    this.cause = start.cause().name();
    this.operator = start.operator();
    this.shopId = shopId;
    this.businessDate = start.businessDate();
    this.fromAt = start.range() == null ? null : start.range().from();
    this.toAt = start.range() == null ? null : start.range().to();
    this.process = process;
    this.startedAt = now;
  }

  Long runId() {
    return runId;
  }
}

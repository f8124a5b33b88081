package dev.daybook.coverage;

import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import java.time.Instant;
import java.time.LocalDate;

/** A row of table {@code run} with its shop's name. */
record RunRecordRow(
    long runId,
    String kind,
    Cause cause,
    String operator,
    String channel,
    String shop,
    LocalDate businessDate,
    Instant fromAt,
    Instant toAt,
    RunState state,
    String process,
    Instant startedAt,
    Instant aliveAt,
    Instant endedAt,
    String message,
    String accounts,
    int planned,
    int done,
    long records,
    long booked,
    long calls,
    Instant endsAt,
    String waitsFor,
    String stopBy,
    Instant stopAt) {
  RunRecord record(boolean alive) {
    return new RunRecord(
        runId,
        kind,
        cause,
        operator,
        channel == null ? null : new ShopId(channel, shop),
        businessDate,
        fromAt == null ? null : new Window(fromAt, toAt),
        state,
        alive,
        process,
        startedAt,
        aliveAt,
        endedAt,
        message,
        accounts,
        new RunProgress(planned, done, records, booked, calls, endsAt, waitsFor),
        stopBy,
        stopAt);
  }
}

package dev.daybook.coverage;

import java.time.Instant;

/** Who holds a shop, from table {@code run}. */
record RunRow(
    long runId, String kind, String operator, String process, Instant startedAt, Instant aliveAt) {}

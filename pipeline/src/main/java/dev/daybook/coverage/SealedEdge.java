package dev.daybook.coverage;

import java.time.Instant;

/**
 * A sealed window at an edge of its generation's covered time.
 *
 * @param begins no window of the generation ends where this one begins
 * @param ends no window of the generation begins where this one ends
 */
record SealedEdge(Instant fromAt, Instant toAt, boolean begins, boolean ends) {}

package dev.daybook.book;

import dev.daybook.canonical.AfterSale;
import java.time.Instant;

/**
 * The newest version of an after-sale.
 *
 * @param documentId with {@code recordNo}: the record that it was read from
 */
public record BookedAfterSale(
    int version, AfterSale afterSale, long documentId, int recordNo, Instant bookedAt) {}

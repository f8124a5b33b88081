package dev.daybook.book;

import dev.daybook.canonical.AfterSale;

/** A version of an after-sale, and the record that it was read from. */
record Placed(AfterSale afterSale, long documentId, int recordNo) {}

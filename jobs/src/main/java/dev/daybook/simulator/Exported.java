package dev.daybook.simulator;

import java.nio.file.Path;

/**
 * A file that was written, and what the simulator itself counted in it.
 *
 * @param orders distinct order numbers, deleted ones included
 * @param deletedOrders of them: cancelled orders and split parents, where the file tells them
 * @param splitParents of the deleted ones; their children are orders of their own
 * @param lines rows without the header and the totals
 * @param payableFen what the buyers paid or will pay, once an order, without deleted orders
 * @param payableOfDeletedFen the same over deleted orders alone
 */
public record Exported(
    Path file,
    int orders,
    int deletedOrders,
    int splitParents,
    int lines,
    long payableFen,
    long payableOfDeletedFen) {}

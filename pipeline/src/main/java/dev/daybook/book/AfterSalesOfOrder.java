package dev.daybook.book;

import dev.daybook.canonical.AfterSale;
import java.util.List;

/**
 * The after-sales of one order, before and after a chunk.
 *
 * @param effective those that have taken effect on it already; none for a new order
 * @param all those that are to, in their newest versions
 * @param changed of these, those that the order does not know yet, in the order of their records
 */
record AfterSalesOfOrder(List<AfterSale> effective, List<AfterSale> all, List<Placed> changed) {
  static final AfterSalesOfOrder NONE = new AfterSalesOfOrder(List.of(), List.of(), List.of());
}

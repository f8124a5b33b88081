package dev.daybook.book;

import org.apache.ibatis.annotations.Mapper;

/** The book against itself and against the accounts, by set SQL over all of it. */
@Mapper
interface BookProofMapper {
  Offenders identitiesWithoutOrder();

  Offenders ordersWithoutIdentity();

  Offenders ordersWithOtherLines();

  Offenders linesWithoutOrder();

  Offenders trailsThatBreak();

  Offenders ordersOffTheirTrail();

  Offenders trailsWithoutOrder();

  Offenders ordersOffTheirAfterSales();

  Offenders ordersOfOtherCurrencies();

  long refundsBeforeSuccess();

  Sums sums();

  /**
   * How many orders are not as they should be.
   *
   * @param example one of them; null when there is none
   */
  record Offenders(long orders, Long example) {}

  /**
   * @param created as the accounts say; {@code changes} with the updates
   * @param firsts orders whose trail begins otherwise than by a replay
   * @param versions of all orders together
   * @param afterSaleEffects of these versions, those that after-sales have made
   * @param afterSalesCreated with the next three: likewise of after-sales; {@code afterSaleFirsts}
   *     those that were not made by a replay
   * @param quarantined as the accounts say; {@code open} as the quarantine holds
   */
  record Sums(
      long created,
      long changes,
      long firsts,
      long versions,
      long afterSaleEffects,
      long afterSalesCreated,
      long afterSaleChanges,
      long afterSaleFirsts,
      long afterSaleVersions,
      long quarantined,
      long lying) {}
}

package dev.daybook.book;

import dev.daybook.canonical.Accounts;

/**
 * The account of one currency in rows and in money, in its smallest unit. Records whose currency
 * cannot be read stand under {@code XXX} with no money.
 */
public record CurrencyAccount(
    String currency,
    long fetched,
    long created,
    long updated,
    long unchanged,
    long stale,
    long duplicate,
    long quarantined,
    long fetchedMinor,
    long createdMinor,
    long updatedMinor,
    long unchangedMinor,
    long staleMinor,
    long duplicateMinor,
    long quarantinedMinor) {
  public Accounts rows() {
    return new Accounts(fetched, created, updated, unchanged, stale, duplicate, quarantined);
  }

  /** What became of the fetched money. */
  public long settledMinor() {
    return createdMinor
        + updatedMinor
        + unchangedMinor
        + staleMinor
        + duplicateMinor
        + quarantinedMinor;
  }

  public boolean balanced() {
    return rows().balanced() && fetchedMinor == settledMinor();
  }
}

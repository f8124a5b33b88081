package dev.daybook.operate;

import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.ShopId;

record ShopAccountsRow(
    String channel,
    String shop,
    long fetched,
    long created,
    long updated,
    long unchanged,
    long stale,
    long duplicate,
    long quarantined) {
  ShopId id() {
    return new ShopId(channel, shop);
  }

  Accounts accounts() {
    return new Accounts(fetched, created, updated, unchanged, stale, duplicate, quarantined);
  }
}

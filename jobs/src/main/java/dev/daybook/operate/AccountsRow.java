package dev.daybook.operate;

import dev.daybook.canonical.Accounts;

record AccountsRow(
    long fetched,
    long created,
    long updated,
    long unchanged,
    long stale,
    long duplicate,
    long quarantined) {
  Accounts accounts() {
    return new Accounts(fetched, created, updated, unchanged, stale, duplicate, quarantined);
  }
}

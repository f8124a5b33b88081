package dev.daybook.operate;

import dev.daybook.canonical.Accounts;
import tools.jackson.databind.json.JsonMapper;

/** The accounts object that every JSON report has. */
final class AccountsText {
  private AccountsText() {}

  /** What {@link #json} has written. */
  static Accounts read(String json) {
    return JsonMapper.shared().readValue(json, Accounts.class);
  }

  static String json(Accounts accounts) {
    return ("{\"fetched\":%d,\"created\":%d,\"updated\":%d,\"unchanged\":%d,\"stale\":%d,"
            + "\"duplicate\":%d,\"quarantined\":%d,\"balanced\":%b}")
        .formatted(
            accounts.fetched(),
            accounts.created(),
            accounts.updated(),
            accounts.unchanged(),
            accounts.stale(),
            accounts.duplicate(),
            accounts.quarantined(),
            accounts.balanced());
  }
}

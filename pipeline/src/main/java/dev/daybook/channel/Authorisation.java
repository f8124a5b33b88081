package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import dev.daybook.mapping.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When what lets us in ends for good: from then on only people can let us in again. */
final class Authorisation {
  /** How long before its end people are told. */
  private static final Duration NOTICE = Duration.ofDays(7);

  private Authorisation() {}

  /**
   * What to do about it; empty while there is time, or when nobody knows its end.
   *
   * @param how tokens are renewed; empty where the channel renews none
   */
  static Optional<String> warning(ShopId shop, Optional<Api.Token> how, Token held, Instant now) {
    var end = how.isEmpty() ? held.expiresAt() : end(how.get(), held, now);
    if (end == null || !now.isAfter(end.minus(NOTICE))) {
      return Optional.empty();
    }
    return Optional.of(
        now.isBefore(end)
            ? "%s: its authorisation ends at %s; next: authorise the shop again before that"
                .formatted(shop, end)
            : "%s: its authorisation ended at %s; next: authorise the shop again and put its new tokens into the configuration"
                .formatted(shop, end));
  }

  /** A token that can be renewed only before its end is lost behind it. */
  private static Instant end(Api.Token how, Token held, Instant now) {
    boolean lost =
        how.renewable().isPresent() && held.expiresAt() != null && !now.isBefore(held.expiresAt());
    return lost ? held.expiresAt() : held.refreshExpiresAt();
  }
}

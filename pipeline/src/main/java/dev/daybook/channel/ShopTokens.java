package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import dev.daybook.mapping.Api;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** The token of one shop: renewed ahead of its end where the channel allows it, and once. */
final class ShopTokens {
  private final ShopSettings settings;
  private final Optional<Api.Token> how;
  private final TokenStore store;
  private final Clock clock;
  private final Function<Token, Answered> channel;
  private final TreeSet<String> warnings = new TreeSet<>();
  private Token lasting;

  /**
   * @param channel asks the channel to renew a token
   */
  ShopTokens(
      ShopSettings settings,
      Optional<Api.Token> how,
      TokenStore store,
      Clock clock,
      Function<Token, Answered> channel) {
    this.settings = settings;
    this.how = how;
    this.store = store;
    this.clock = clock;
    this.channel = channel;
  }

  /** What people should do before the authorisation ends. */
  TreeSet<String> warnings() {
    return warnings;
  }

  /**
   * The token to ask with.
   *
   * @throws Refused when there is none that can still be used
   */
  Token current() {
    var held = store.current(shop(), settings.credentials());
    if (how.isEmpty() || !isDue(how.get(), held) || held.equals(lasting) && !isOver(held)) {
      return watched(held);
    }
    try {
      return watched(renewed(held));
    } catch (Refused | Broken | Busy failed) {
      if (held.access().isEmpty() || isOver(held)) {
        throw failed;
      }
      // One failure is enough: the calls that follow use the token as long as it lasts.
      lasting = held;
      warnings.add(
          "%s: its token, good until %s, cannot be renewed yet (%s)"
              .formatted(shop(), held.expiresAt(), failed.getMessage()));
      return held;
    }
  }

  /** Whether the token is to be renewed before it is used. */
  private boolean isDue(Api.Token token, Token held) {
    if (held.access().isEmpty()) {
      return true;
    }
    if (held.expiresAt() == null) {
      return false;
    }
    var margin =
        token.renewable().map(longest -> min(longest, token.early())).orElse(token.early());
    return !clock.instant().isBefore(held.expiresAt().minus(margin));
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private boolean isOver(Token token) {
    return token.expiresAt() != null && !clock.instant().isBefore(token.expiresAt());
  }

  private Token watched(Token token) {
    Authorisation.warning(shop(), how, token, clock.instant()).ifPresent(warnings::add);
    return token;
  }

  /**
   * Renews a token that the channel calls spent.
   *
   * @throws Refused when that is not possible any more
   */
  Token renewed(Token spent) {
    var renewing =
        how.orElseThrow(
            () ->
                new Refused(
                    "%s: the token is spent and the channel renews none; next: authorise the shop again"
                        .formatted(shop())));
    if (renewing.renewable().isPresent() && isOver(spent)) {
      throw new Refused(
          ("%s: its token ended at %s, and the channel renews none after its end; next: authorise"
                  + " the shop again and put its new tokens into the configuration")
              .formatted(shop(), spent.expiresAt()));
    }
    return store.refreshed(
        shop(), settings.credentials(), spent, newest -> asked(renewing, newest));
  }

  private Token asked(Api.Token renewing, Token newest) {
    try {
      return token(renewing, newest, channel.apply(newest));
    } catch (Expired | Refused dead) {
      throw new Refused(
          ("%s: its token is spent and cannot be renewed (%s); next: authorise the shop again and"
                  + " put its new tokens into the configuration")
              .formatted(shop(), dead.getMessage()));
    }
  }

  private Token token(Api.Token renewing, Token newest, Answered answered) {
    var variables = Map.of("answer", answered.answer(), "now", clock.instant());
    var access = renewing.accessToken().text(variables);
    if (access.isEmpty()) {
      throw new Broken("%s: the answer to the token call has no token".formatted(shop()));
    }
    var refresh = renewing.refreshToken().map(given -> given.text(variables)).orElse("");
    return new Token(
        access,
        refresh.isEmpty() ? newest.refresh() : refresh,
        end(renewing.expiresIn().text(variables)),
        renewing
            .refreshExpiresIn()
            .map(seconds -> end(seconds.text(variables)))
            .orElse(newest.refreshExpiresAt()));
  }

  /** Null when the channel does not tell: the token is then used until it is called spent. */
  private Instant end(String seconds) {
    return seconds.matches("[1-9]\\d{0,9}")
        ? clock.instant().plusSeconds(Long.parseLong(seconds))
        : null;
  }

  private ShopId shop() {
    return settings.shop();
  }
}

package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import dev.daybook.mapping.Api;
import dev.daybook.mapping.Channel;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.PagedFeed;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which shops' authorisations end soon, told without asking any channel. */
@Component
public class Authorisations {
  /** What to do about credentials that lack something. */
  public static final String ADD_CREDENTIALS =
      "add them to its credentials in config.yaml, their values to secrets.yaml";

  private final Mappings mappings;
  private final ShopDirectory shops;
  private final TokenStore tokens;
  private final Clock clock;

  Authorisations(Mappings mappings, ShopDirectory shops, TokenStore tokens, Clock clock) {
    this.mappings = mappings;
    this.shops = shops;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Of an installation that is not open. */
  public static Authorisations of(
      Mappings mappings, ShopDirectory shops, TokenFolder folder, Clock clock) {
    return new Authorisations(mappings, shops, new TokenStore(folder.root()), clock);
  }

  /** What people should do about the shop's authorisation; empty when nothing, as far as known. */
  public Optional<String> warning(ShopId shop) {
    return mappings
        .find(shop.channel())
        .flatMap(Channel::api)
        .flatMap(api -> warning(shops.get(shop), api));
  }

  /**
   * What the shop's credentials lack for this feed; nothing where they lack nothing, or where its
   * tokens cannot be read, which {@link #warning} tells.
   */
  public Set<String> missing(ShopId shop, PagedFeed feed) {
    return mappings
        .find(shop.channel())
        .flatMap(Channel::api)
        .map(api -> missing(shops.get(shop), api, feed))
        .orElse(Set.of());
  }

  private Set<String> missing(ShopSettings shop, Api api, PagedFeed feed) {
    try {
      var held = tokens.current(shop.shop(), shop.credentials());
      return NeededCredentials.missing(api, feed, shop.credentials(), held);
    } catch (UncheckedIOException | DateTimeException unreadable) {
      return Set.of();
    }
  }

  private Optional<String> warning(ShopSettings shop, Api api) {
    try {
      var held = tokens.current(shop.shop(), shop.credentials());
      return Authorisation.warning(shop.shop(), api.token(), held, clock.instant());
    } catch (UncheckedIOException unusable) {
      return Optional.of(unusable.getMessage());
    } catch (DateTimeException unreadable) {
      return Optional.of(
          "%s: the end of a token in its credentials is no instant; expected one such as 2026-11-01T00:00:00Z; next: correct config.yaml"
              .formatted(shop.shop()));
    }
  }
}

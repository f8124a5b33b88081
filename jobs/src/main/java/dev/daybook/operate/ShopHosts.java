package dev.daybook.operate;

import dev.daybook.channel.PlatformClocks;
import dev.daybook.home.Config;
import dev.daybook.mapping.Channel;
import dev.daybook.mapping.Mappings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which host a shop is asked at. */
@Component
class ShopHosts {
  private final Mappings mappings;

  ShopHosts(Mappings mappings) {
    this.mappings = mappings;
  }

  /** Empty for a shop that no API is asked for. */
  Optional<String> of(Config.Shop shop) {
    return Optional.ofNullable(mappings.channels().get(shop.id().channel()))
        .flatMap(Channel::api)
        .map(api -> shop.host() == null ? api.host() : shop.host())
        .map(PlatformClocks::nameOf);
  }
}

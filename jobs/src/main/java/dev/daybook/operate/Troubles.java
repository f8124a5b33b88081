package dev.daybook.operate;

import dev.daybook.channel.Authorisations;
import dev.daybook.home.Config;
import dev.daybook.operate.MorningReport.ShopTrouble;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What keeps a shop's orders away, or soon will; none of it keeps another shop's away. */
@Component
class Troubles {
  private final Config config;
  private final ShopFeeds feeds;
  private final Authorisations authorisations;

  Troubles(Config config, ShopFeeds feeds, Authorisations authorisations) {
    this.config = config;
    this.feeds = feeds;
    this.authorisations = authorisations;
  }

  List<ShopTrouble> all() {
    return Stream.of(unreadable(), lost(), ending()).flatMap(each -> each).toList();
  }

  private Stream<ShopTrouble> unreadable() {
    return config.shops().stream()
        .flatMap(
            shop ->
                feeds.unreadable(shop).stream()
                    .map(
                        why ->
                            new ShopTrouble(
                                shop.id(),
                                true,
                                "%s: nothing of it is asked for: %s; next: give its mapping folder with --mappings, or correct the shop in config.yaml"
                                    .formatted(shop.id(), why))));
  }

  private Stream<ShopTrouble> lost() {
    return feeds.lost().stream()
        .map(
            feed ->
                new ShopTrouble(
                    feed.shop(),
                    !feeds.hasAnotherOf(feed),
                    "%s was owed, but no mapping speaks of it any more; next: when it was renamed nothing, else give its mapping folder with --mappings"
                        .formatted(feed)));
  }

  private Stream<ShopTrouble> ending() {
    return config.shops().stream()
        .flatMap(
            shop ->
                authorisations.warning(shop.id()).stream()
                    .map(warning -> new ShopTrouble(shop.id(), false, warning)));
  }
}

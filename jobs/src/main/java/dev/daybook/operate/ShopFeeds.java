package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.coverage.Feeds;
import dev.daybook.home.Config;
import dev.daybook.mapping.Feed;
import dev.daybook.mapping.Mappings;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The feeds of a shop: those of its channel's mapping, registered in the ledger since the shop's
 * go-live.
 */
@Component
class ShopFeeds {
  record ShopFeed(FeedId id, Feed spec) {}

  private final Config config;
  private final Mappings mappings;
  private final Feeds feeds;

  ShopFeeds(Config config, Mappings mappings, Feeds feeds) {
    this.config = config;
    this.mappings = mappings;
    this.feeds = feeds;
  }

  /**
   * @throws IllegalArgumentException for a shop that config.yaml does not name, or a feed the
   *     channel has not
   */
  List<ShopFeed> of(Scope scope) {
    var shop = config.shop(scope.shop());
    var channel = mappings.channel(shop.id().channel());
    scope.feed().ifPresent(feed -> channel.feed(feed.stream()));
    var all =
        channel.feeds().values().stream()
            .map(spec -> new ShopFeed(FeedId.parse(shop.id() + "/" + spec.stream()), spec))
            .toList();
    all.forEach(feed -> feeds.register(feed.id(), shop.goLive()));
    return all.stream().filter(feed -> scope.contains(feed.id())).toList();
  }
}

package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.coverage.Feeds;
import dev.daybook.coverage.RegisteredFeed;
import dev.daybook.home.Config;
import dev.daybook.mapping.Feed;
import dev.daybook.mapping.FileFeed;
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
    shop.feeds().forEach(channel::feed);
    var all =
        channel.feeds().values().stream()
            .map(spec -> new ShopFeed(FeedId.parse(shop.id() + "/" + spec.stream()), spec))
            .toList();
    // A file of a feed that the shop does not have can be taken all the same: it is only not owed.
    all.forEach(feed -> feeds.register(feed.id(), shop.goLive()));
    return all.stream()
        .filter(
            feed -> scope.feed().isPresent() ? scope.contains(feed.id()) : has(shop, feed.spec()))
        .toList();
  }

  /** Every feed whose time is owed, configured shops first registered. */
  List<FeedId> owed() {
    config.shops().forEach(shop -> of(Scope.of(shop.id())));
    return feeds.all().stream().map(RegisteredFeed::feed).filter(this::isOwed).toList();
  }

  /** What was registered for a shop that is not configured any more stays owed. */
  private boolean isOwed(FeedId feed) {
    return config.shops().stream()
        .filter(shop -> shop.id().equals(feed.shop()))
        .allMatch(shop -> has(shop, mappings.channel(feed.shop().channel()).feed(feed.stream())));
  }

  /**
   * A shop has the feeds that it names; else those that every shop of the channel has, and without
   * credentials its files.
   */
  private static boolean has(Config.Shop shop, Feed feed) {
    if (!shop.feeds().isEmpty()) {
      return shop.feeds().contains(feed.stream());
    }
    return shop.credentials().isEmpty() ? feed instanceof FileFeed : !feed.optIn();
  }
}

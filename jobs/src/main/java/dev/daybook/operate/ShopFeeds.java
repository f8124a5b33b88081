package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.coverage.CoverageLedger;
import dev.daybook.coverage.Feeds;
import dev.daybook.coverage.RegisteredFeed;
import dev.daybook.home.Config;
import dev.daybook.mapping.Channel;
import dev.daybook.mapping.Feed;
import dev.daybook.mapping.FileFeed;
import dev.daybook.mapping.Mappings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private final CoverageLedger ledger;

  ShopFeeds(Config config, Mappings mappings, Feeds feeds, CoverageLedger ledger) {
    this.config = config;
    this.mappings = mappings;
    this.feeds = feeds;
    this.ledger = ledger;
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
    all.forEach(
        feed -> {
          feeds.register(feed.id(), shop.goLive());
          feeds.keep(feed.id(), has(shop, channel, feed.spec()), shop.closed());
        });
    return all.stream()
        .filter(
            feed ->
                scope.feed().isPresent()
                    ? scope.contains(feed.id())
                    : has(shop, channel, feed.spec()))
        .toList();
  }

  /**
   * Every feed whose time is owed, configured shops first registered. Those that no mapping speaks
   * of any more are left out: how far they are owed cannot be told, see {@link Troubles}.
   */
  List<FeedId> owed() {
    config.shops().stream()
        .filter(shop -> unreadable(shop).isEmpty())
        .forEach(shop -> of(Scope.of(shop.id())));
    var asked = askedShops();
    return feeds.all().stream()
        .filter(RegisteredFeed::owed)
        .map(RegisteredFeed::feed)
        .filter(feed -> isConfigured(feed.shop()) || asked.contains(feed.shop()))
        .filter(feed -> spec(feed).isPresent())
        .toList();
  }

  /** A shop of which nothing was ever asked for is nobody's: its name may have been a mistake. */
  private Set<ShopId> askedShops() {
    return feeds.asked().stream().map(FeedId::shop).collect(Collectors.toSet());
  }

  private boolean isConfigured(ShopId shop) {
    return config.shops().stream().anyMatch(each -> each.id().equals(shop));
  }

  /** Shops that were asked for, and that config.yaml names no more while time of them is owed. */
  List<ShopId> leftOut() {
    var asked = askedShops();
    return feeds.all().stream()
        .filter(RegisteredFeed::owed)
        .map(feed -> feed.feed().shop())
        .distinct()
        .filter(shop -> asked.contains(shop) && !isConfigured(shop) && !isRead(shop))
        .toList();
  }

  /**
   * Whether the shop is closed, and nothing of it is owed any more. A feed that was renamed since
   * is not looked at: the other has its time.
   */
  boolean isRead(ShopId shop) {
    return feeds.all().stream()
        .filter(feed -> feed.feed().shop().equals(shop) && feed.owed())
        .filter(feed -> spec(feed.feed()).isPresent() || !hasAnotherOf(feed.feed()))
        .allMatch(
            feed -> feed.closed() != null && ledger.owed(feed.feed(), feed.closed()).isEmpty());
  }

  /** Whether the shop is closed and read, and config.yaml names it no more. */
  boolean isOver(ShopId shop) {
    return !isConfigured(shop) && isRead(shop);
  }

  /** Registered feeds of readable shops that no mapping speaks of any more. */
  List<FeedId> lost() {
    var unreadable =
        config.shops().stream()
            .filter(shop -> unreadable(shop).isPresent())
            .map(Config.Shop::id)
            .toList();
    return registered()
        .filter(feed -> !unreadable.contains(feed.shop()) && spec(feed).isEmpty())
        .filter(feed -> !isOver(feed.shop()))
        .toList();
  }

  /** Whether the shop has a feed of the same subject, as a renamed one leaves behind. */
  boolean hasAnotherOf(FeedId lost) {
    return owed().stream()
        .anyMatch(feed -> feed.shop().equals(lost.shop()) && feed.subject().equals(lost.subject()));
  }

  /**
   * A shop of which config.yaml gives another go-live than that by which its time is owed.
   *
   * @param kept the earliest of its feeds
   */
  record Moved(ShopId shop, Instant configured, Instant kept) {}

  List<Moved> moved() {
    return config.shops().stream().flatMap(shop -> moved(shop).stream()).toList();
  }

  private Optional<Moved> moved(Config.Shop shop) {
    var configured = shop.goLive().truncatedTo(ChronoUnit.MILLIS);
    return feeds.all().stream()
        .filter(feed -> feed.feed().shop().equals(shop.id()))
        .map(RegisteredFeed::goLive)
        .filter(kept -> !kept.equals(configured))
        .min(Comparator.naturalOrder())
        .map(kept -> new Moved(shop.id(), configured, kept));
  }

  /** What a range asks for in vain: time outside of a feed's life is nobody's to prove. */
  List<String> outsideLife(List<ShopFeed> asked, Window range) {
    return asked.stream()
        .map(feed -> feeds.get(feed.id()))
        .flatMap(
            feed ->
                Stream.of(
                        Optional.of(feed.goLive())
                            .filter(range.from()::isBefore)
                            .map(from -> "before its go-live, " + from),
                        Optional.ofNullable(feed.closed())
                            .filter(range.to()::isAfter)
                            .map(to -> "after its shop was closed, " + to))
                    .flatMap(Optional::stream)
                    .map(what -> "%s: what lies %s, is not asked for".formatted(feed.feed(), what)))
        .toList();
  }

  /** Why a configured shop has no feeds, in words; empty when it has. */
  Optional<String> unreadable(Config.Shop shop) {
    try {
      var channel = mappings.channel(shop.id().channel());
      shop.feeds().forEach(channel::feed);
      return Optional.empty();
    } catch (IllegalArgumentException unknown) {
      return Optional.of(unknown.getMessage());
    }
  }

  /** What a run of the shop should tell of its channel. */
  Optional<String> caution(ShopId shop) {
    return mappings
        .find(shop.channel())
        .filter(Channel::experimental)
        .map(
            channel ->
                "%s: channel %s is experimental: it rests on facts that nobody has confirmed; next: compare its orders with the platform's own count for some days"
                    .formatted(shop, channel.name()));
  }

  private Stream<FeedId> registered() {
    return feeds.all().stream().map(RegisteredFeed::feed);
  }

  private Optional<Feed> spec(FeedId feed) {
    return mappings.find(feed.shop().channel()).map(channel -> channel.feeds().get(feed.stream()));
  }

  /**
   * A shop has the feeds that it names; else those that every shop of the channel has, and without
   * credentials the channel's files, where it has some.
   */
  static boolean has(Config.Shop shop, Channel channel, Feed feed) {
    if (!shop.feeds().isEmpty()) {
      return shop.feeds().contains(feed.stream());
    }
    return shop.credentials().isEmpty() && givesFiles(channel)
        ? feed instanceof FileFeed
        : !feed.optIn();
  }

  static boolean givesFiles(Channel channel) {
    return channel.feeds().values().stream().anyMatch(FileFeed.class::isInstance);
  }
}

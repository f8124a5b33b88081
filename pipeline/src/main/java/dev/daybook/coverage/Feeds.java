package dev.daybook.coverage;

import dev.daybook.canonical.FeedId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The feeds whose time the ledger keeps. */
@Component
public class Feeds {
  private final FeedMapper feeds;
  private final Shops shops;
  private final TransactionTemplate alone;
  private final Map<FeedId, RegisteredFeed> known = new ConcurrentHashMap<>();

  Feeds(FeedMapper feeds, Shops shops, PlatformTransactionManager transactions) {
    this.feeds = feeds;
    this.shops = shops;
    this.alone = new TransactionTemplate(transactions);
    alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Makes the feed owed from {@code goLive} on. A feed that is registered already keeps its first
   * go-live: nobody moves it by configuration.
   */
  public RegisteredFeed register(FeedId feed, Instant goLive) {
    return find(feed).orElseGet(() -> registerNew(feed, goLive));
  }

  /**
   * Keeps what the configuration says of the feed.
   *
   * @param owed whether its shop has it
   * @param closed from then on nothing of it is owed; null while its shop is open
   * @throws IllegalArgumentException when the feed is not registered
   */
  public void keep(FeedId feed, boolean owed, Instant closed) {
    var registered = get(feed);
    if (registered.owed() != owed || !Objects.equals(registered.closed(), closed)) {
      alone.executeWithoutResult(status -> feeds.keep(registered.id(), owed, closed));
      known.remove(feed);
    }
  }

  /**
   * @throws IllegalArgumentException when the feed is not registered
   */
  public int idOf(FeedId feed) {
    return get(feed).id();
  }

  /**
   * @throws IllegalArgumentException when the feed is not registered
   */
  public RegisteredFeed get(FeedId feed) {
    return find(feed)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no feed '%s'; there are %s"
                        .formatted(feed, all().stream().map(RegisteredFeed::feed).toList())));
  }

  /** All feeds, by name. */
  public List<RegisteredFeed> all() {
    return feeds.all().stream().map(FeedRow::registered).toList();
  }

  /** Those that were ever asked for, by name. */
  public List<FeedId> asked() {
    return feeds.asked().stream().map(row -> row.registered().feed()).toList();
  }

  private Optional<RegisteredFeed> find(FeedId feed) {
    var cached = known.get(feed);
    if (cached != null) {
      return Optional.of(cached);
    }
    var row = Optional.ofNullable(feeds.find(feed)).map(FeedRow::registered);
    row.ifPresent(found -> known.put(feed, found));
    return row;
  }

  /** In a transaction of its own: what is remembered must outlive the caller's. */
  private RegisteredFeed registerNew(FeedId feed, Instant goLive) {
    int shopId = shops.idOf(feed.shop());
    alone.executeWithoutResult(
        status -> feeds.register(shopId, feed, goLive.truncatedTo(ChronoUnit.MILLIS)));
    return get(feed);
  }
}

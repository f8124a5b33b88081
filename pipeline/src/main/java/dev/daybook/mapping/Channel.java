package dev.daybook.mapping;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What {@code mappings/<name>/channel.yaml} says of a platform.
 *
 * @param zone the zone of the channel's own texts where it gives none
 * @param feeds by stream, such as {@code orders/updated}
 * @param experimental whether it rests on facts that nobody has confirmed yet
 */
public record Channel(
    String name,
    ZoneId zone,
    Currency currency,
    Optional<Api> api,
    SortedMap<String, Feed> feeds,
    boolean experimental) {
  public Channel(
      String name,
      ZoneId zone,
      Currency currency,
      Optional<Api> api,
      SortedMap<String, Feed> feeds) {
    this(name, zone, currency, api, feeds, false);
  }

  /**
   * The feed of this stream.
   *
   * @throws IllegalArgumentException naming the streams there are
   */
  public Feed feed(String stream) {
    var feed = feeds.get(stream);
    if (feed == null) {
      throw new IllegalArgumentException(
          "channel %s has no feed '%s'; it has %s".formatted(name, stream, feeds.keySet()));
    }
    return feed;
  }
}

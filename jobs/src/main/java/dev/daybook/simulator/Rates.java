package dev.daybook.simulator;

import dev.daybook.canonical.ShopId;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The rates of the marketplaces: of each shop, of all shops of an app, and of a whole platform. */
final class Rates {
  private final Clock clock;
  private final RateRules shops;
  private final RateRules apps;
  private final RateRules platforms;
  private final Map<String, RateMeter> ofApps = new ConcurrentHashMap<>();
  private final Map<String, RateMeter> ofPlatforms = new ConcurrentHashMap<>();

  /** What counts the calls of one shop; the app's and the platform's belong to others too. */
  record Meters(RateMeter shop, RateMeter app, RateMeter platform) {
    /** False when the call is one too many for any of them. */
    boolean count(Operation<?> operation) {
      return shop.count(operation) && app.count(operation) && platform.count(operation);
    }

    Duration wait(Operation<?> operation) {
      return Stream.of(shop, app, platform)
          .map(meter -> meter.wait(operation))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  /**
   * @param ofEachShop null for all rates that the platforms publish; otherwise no other rate holds
   */
  Rates(Clock clock, RateLimit ofEachShop) {
    this.clock = clock;
    RateLimit ofOthers = ofEachShop == null ? null : RateLimit.NONE;
    shops = new RateRules(ofEachShop, Operation::usualRate);
    apps = new RateRules(ofOthers, Operation::usualRateOfApp);
    platforms = new RateRules(ofOthers, Operation::usualRateOfAll);
  }

  Meters of(ShopId shop, String clientId) {
    String channel = shop.channel();
    return new Meters(
        new RateMeter(clock, shops, channel),
        ofApps.computeIfAbsent(
            channel + " " + clientId, app -> new RateMeter(clock, apps, channel)),
        ofPlatforms.computeIfAbsent(channel, all -> new RateMeter(clock, platforms, channel)));
  }

  /** For each shop and operation; no other rate holds then. */
  void limit(RateLimit limit) {
    shops.limit(limit);
    apps.limit(RateLimit.NONE);
    platforms.limit(RateLimit.NONE);
  }

  void limit(String operation, RateLimit limit) {
    shops.limit(operation, limit);
  }

  void limit(String channel, String operation, RateLimit limit) {
    shops.limit(channel, operation, limit);
  }

  void limitApp(String channel, String operation, RateLimit limit) {
    apps.limit(channel, operation, limit);
  }
}

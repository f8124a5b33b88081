package dev.daybook.demo;

import dev.daybook.canonical.ShopId;
import dev.daybook.home.Home;
import dev.daybook.simulator.Marketplaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of a demo's home: what an operator would write for its shops. All of it is
 * invented.
 */
final class DemoConfig {
  private static final String MARK = "# Written by 'daybook demo'; each demo writes it anew.\n";

  /** What every shop of the demo gives by its API. */
  static final String ORDERS = "orders/updated";

  private static final String FILES = "orders/exported";

  /** The after-sales that the marketplaces of the demo tell of. */
  private static final Map<String, String> REFUNDS =
      Map.of(
          "douyin", "refunds/updated",
          "jd", "refunds/checked",
          "pinduoduo", "refunds/succeeded",
          "wechat-shop", "refunds/updated");

  private DemoConfig() {}

  static void write(Home home, LocalDate date, Marketplaces marketplaces) {
    refuseForeign(home);
    var text = new StringBuilder(MARK);
    // One shop after the other: equal seeds then give equal order ids.
    text.append(
        """
        business-zone: %s
        inbox-age: 0s
        shops-at-once: 1
        shops:
        """
            .formatted(Demo.ZONE));
    for (var shop : marketplaces.shopIds()) {
      text.append(SimulatedShop.written(shop, date, feeds(shop, marketplaces), marketplaces));
    }
    try {
      Files.writeString(home.config(), text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + home.config(), e);
    }
  }

  private static List<String> feeds(ShopId shop, Marketplaces marketplaces) {
    var feeds = new ArrayList<>(List.of(ORDERS));
    if (marketplaces.exports(shop)) {
      feeds.add(FILES);
    }
    Optional.ofNullable(REFUNDS.get(shop.channel())).ifPresent(feeds::add);
    return feeds;
  }

  /** A home that somebody works with is no place for a demo. */
  private static void refuseForeign(Home home) {
    try {
      if (Files.exists(home.config()) && !Files.readString(home.config()).startsWith(MARK)) {
        throw new HomeInUse(home);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + home.config(), e);
    }
  }
}

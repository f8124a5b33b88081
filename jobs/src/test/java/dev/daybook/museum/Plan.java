package dev.daybook.museum;

import dev.daybook.canonical.ShopId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * A shop that a room needs. It is built twice: for Daybook, and for the naive puller.
 *
 * @param shop on its simulated platform
 * @param channel the folder of mappings by which Daybook reads it
 * @param date on which each of its orders moves last, in Asia/Shanghai
 * @param goLive since midnight of the date
 * @param malice of its world
 * @param ownClock its platform does not run by the museum's clock
 */
record Plan(
    ShopId shop,
    String channel,
    int orders,
    LocalDate date,
    Duration goLive,
    List<String> feeds,
    List<String> malice,
    boolean ownClock) {
  static final String UPDATED = "orders/updated";
  static final LocalDate DATE = LocalDate.of(2025, 12, 28);

  static Plan of(String shop, int orders) {
    var id = ShopId.parse(shop);
    return new Plan(
        id, id.channel(), orders, DATE, Duration.ZERO, List.of(UPDATED), List.of(), false);
  }

  Plan readAs(String other) {
    return new Plan(shop, other, orders, date, goLive, feeds, malice, ownClock);
  }

  Plan on(LocalDate other) {
    return new Plan(shop, channel, orders, other, goLive, feeds, malice, ownClock);
  }

  Plan since(Duration sinceMidnight) {
    return new Plan(shop, channel, orders, date, sinceMidnight, feeds, malice, ownClock);
  }

  Plan with(String... words) {
    return new Plan(shop, channel, orders, date, goLive, feeds, List.of(words), ownClock);
  }

  Plan withFile() {
    return new Plan(
        shop, channel, orders, date, goLive, List.of(UPDATED, "orders/exported"), malice, ownClock);
  }

  Plan byItsOwnClock() {
    return new Plan(shop, channel, orders, date, goLive, feeds, malice, true);
  }

  /** As Daybook calls it. */
  ShopId booked() {
    return new ShopId(channel, shop.shop());
  }
}

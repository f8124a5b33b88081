package dev.daybook.simulator;

import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;

/**
 * What decides everything that happens in one shop: equal worlds are equal for ever.
 *
 * @param seed the shop's own
 * @param day the business date, or the dates, on which each order moves last
 */
public record World(ShopId shop, long seed, int orders, Window day, WorldMalice malice) {
  public World(ShopId shop, long seed, int orders, Window day) {
    this(shop, seed, orders, day, WorldMalice.NONE);
  }
}

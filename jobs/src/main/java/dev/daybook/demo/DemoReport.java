package dev.daybook.demo;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.daybook.canonical.ShopId;
import dev.daybook.operate.NightReport;
import java.util.SortedMap;

/** The night's report, beside what the marketplaces themselves count. */
public record DemoReport(@JsonUnwrapped NightReport night, Marketplace simulator) {
  /**
   * @param orders distinct orders over all shops
   * @param givenLater of these, orders that moved so lately that the channel gives them with the
   *     next window; 0 unless malice moves orders
   * @param agrees whether the order book holds exactly as many, shop by shop, but for those given
   *     later
   */
  public record Marketplace(
      long orders, long givenLater, SortedMap<ShopId, Long> byShop, boolean agrees) {}

  public boolean complete() {
    return night.complete() && simulator.agrees();
  }
}

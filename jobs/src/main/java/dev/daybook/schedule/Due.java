package dev.daybook.schedule;

import dev.daybook.canonical.ShopId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One scheduled run that the clock makes owed.
 *
 * @param shop {@code channel/shop}; empty for what is no single shop's
 * @param date the business date it is for
 * @param at from when on it is owed, UTC
 */
record Due(String shop, LocalDate date, Instant at) {
  static Due of(ShopId shop, LocalDate date, Instant at) {
    return new Due(shop.toString(), date, at);
  }

  static Due ofAll(LocalDate date, Instant at) {
    return new Due("", date, at);
  }

  /**
   * @throws IllegalArgumentException when it is no single shop's
   */
  ShopId shopId() {
    return ShopId.parse(shop);
  }
}

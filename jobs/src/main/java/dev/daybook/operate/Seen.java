package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import java.util.Optional;

/**
 * What has just been done, for those who tell people what is wrong.
 *
 * @param shop whose run it was; empty for a night, or a look in between
 * @param run what the run did; empty when it broke off
 * @param failure why it broke off
 * @param night what the night did
 */
record Seen(
    Optional<ShopId> shop,
    Optional<SyncReport> run,
    Optional<Throwable> failure,
    Optional<NightReport> night) {
  static Seen run(SyncReport report) {
    return new Seen(
        Optional.of(report.shop()), Optional.of(report), Optional.empty(), Optional.empty());
  }

  static Seen failure(ShopId shop, Throwable failure) {
    return new Seen(Optional.of(shop), Optional.empty(), Optional.of(failure), Optional.empty());
  }

  static Seen night(NightReport report) {
    return new Seen(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(report));
  }

  static Seen inBetween() {
    return new Seen(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether what was done concerns this shop. */
  boolean concerns(ShopId other) {
    return shop.isEmpty() || shop.get().equals(other);
  }
}

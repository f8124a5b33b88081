package dev.daybook.operate;

import dev.daybook.canonical.ShopId;

/** How many records of a shop are in quarantine. */
record QuarantineOfShopRow(String channel, String shop, long records) {
  ShopId id() {
    return new ShopId(channel, shop);
  }
}

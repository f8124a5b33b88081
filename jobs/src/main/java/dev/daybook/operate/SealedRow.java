package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;

record SealedRow(String channel, String shop, String subject, String axis, int windows) {
  FeedId feed() {
    return new FeedId(new ShopId(channel, shop), subject, axis);
  }
}

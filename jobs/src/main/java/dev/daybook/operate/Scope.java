package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import java.util.Optional;

/** What a verb is to work on: a shop, or one of its feeds. */
public record Scope(ShopId shop, Optional<FeedId> feed) {
  public static Scope of(ShopId shop) {
    return new Scope(shop, Optional.empty());
  }

  /** Reads {@code CHANNEL/SHOP} or {@code CHANNEL/SHOP/SUBJECT/AXIS}. */
  public static Scope parse(String text) {
    if (text.chars().filter(c -> c == '/').count() == 3) {
      var feed = FeedId.parse(text);
      return new Scope(feed.shop(), Optional.of(feed));
    }
    return of(ShopId.parse(text));
  }

  boolean contains(FeedId id) {
    return feed.map(id::equals).orElse(true);
  }
}

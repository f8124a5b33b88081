package dev.daybook.landing;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Where bytes lie below the landing folder. A name tells its feed, its window and page, and the
 * beginning of its SHA-256, so a file without a row can be placed by hand; it never repeats.
 */
final class LandingName {
  private LandingName() {}

  static String folder(ShopId shop, Instant now) {
    return "%s/%s/%s"
        .formatted(shop.channel(), shop.shop(), now.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  /** {@code orders-updated.w17.a1.p3.1f40fc92da241694.5b1e77a0.gz}. */
  static String of(PageArrival page, String sha256) {
    return "%s.w%s.a%d.p%d.%s.gz"
        .formatted(
            stream(page.feed()),
            page.windowId() == null ? "0" : page.windowId(),
            page.attempt(),
            page.pageNo(),
            unique(sha256));
  }

  /** {@code orders-export.file.1f40fc92da241694.5b1e77a0.gz}. */
  static String of(FileArrival file, String sha256) {
    return "%s.file.%s.gz".formatted(stream(file.feed()), unique(sha256));
  }

  private static String stream(FeedId feed) {
    return feed.subject() + "-" + feed.axis();
  }

  private static String unique(String sha256) {
    return sha256.substring(0, 16) + "." + UUID.randomUUID().toString().substring(0, 8);
  }
}

package dev.daybook.conformance;

import dev.daybook.operate.NightReport;
import dev.daybook.operate.SyncReport.FeedSync;
import java.time.Duration;

/**
 * The night of {@link SixteenShops}, channel by channel, as {@code docs/conformance.md} shows it.
 */
final class SideBySideTable {
  private SideBySideTable() {}

  static String of(SixteenShops shops, NightReport night) {
    var text =
        new StringBuilder(
            """
            | channel | shops | orders | lost | doubled | calls | over a rate | done after |
            |---|---|---|---|---|---|---|---|
            """);
    SixteenShops.SHOPS.stream()
        .map(shop -> shop.channel())
        .distinct()
        .forEach(channel -> text.append(row(shops, night, channel)));
    return text.toString();
  }

  private static String row(SixteenShops shops, NightReport night, String channel) {
    var own = SixteenShops.SHOPS.stream().filter(shop -> shop.channel().equals(channel)).toList();
    var results = own.stream().map(shop -> shops.judge.of(shop, shops.truth(shop))).toList();
    long calls =
        night.syncs().stream()
            .filter(sync -> sync.shop().channel().equals(channel))
            .flatMap(sync -> sync.feeds().stream())
            .mapToLong(FeedSync::calls)
            .sum();
    long over =
        own.stream()
            .flatMap(shop -> shops.marketplaces.counts(shop).overRate().values().stream())
            .mapToLong(Long::longValue)
            .sum();
    return "| %s | %d | %d | %d | %d | %d | %d | %s |%n"
        .formatted(
            channel,
            own.size(),
            results.stream().mapToInt(Loss::orders).sum(),
            results.stream().mapToInt(Loss::lost).sum(),
            results.stream().mapToInt(Loss::doubled).sum(),
            calls,
            over,
            clock(shops.lasted(channel)));
  }

  /** Such as {@code 3:02}; minutes and seconds, rounded up. */
  private static String clock(Duration duration) {
    long seconds = duration.plusNanos(999_999_999).toSeconds();
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }
}

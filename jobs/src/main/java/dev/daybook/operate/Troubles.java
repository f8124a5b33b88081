package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import dev.daybook.channel.Authorisations;
import dev.daybook.channel.PlatformClocks;
import dev.daybook.channel.Skew;
import dev.daybook.coverage.Doubts;
import dev.daybook.home.Config;
import dev.daybook.operate.MorningReport.ShopTrouble;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What keeps a shop's orders away, or soon will; none of it keeps another shop's away. */
@Component
class Troubles {
  private final Config config;
  private final ShopFeeds feeds;
  private final Authorisations authorisations;
  private final Doubts doubts;
  private final PlatformClocks clocks;
  private final ShopHosts hosts;

  Troubles(
      Config config,
      ShopFeeds feeds,
      Authorisations authorisations,
      Doubts doubts,
      PlatformClocks clocks,
      ShopHosts hosts) {
    this.config = config;
    this.feeds = feeds;
    this.authorisations = authorisations;
    this.doubts = doubts;
    this.clocks = clocks;
    this.hosts = hosts;
  }

  List<ShopTrouble> all() {
    return Stream.of(unreadable(), lost(), silent(), ending(), skewed())
        .flatMap(each -> each)
        .toList();
  }

  private Stream<ShopTrouble> unreadable() {
    return config.shops().stream()
        .flatMap(
            shop ->
                feeds.unreadable(shop).stream()
                    .map(
                        why ->
                            new ShopTrouble(
                                shop.id(),
                                true,
                                "%s: nothing of it is asked for: %s; next: give its mapping folder with --mappings, or correct the shop in config.yaml"
                                    .formatted(shop.id(), why))));
  }

  private Stream<ShopTrouble> lost() {
    return feeds.lost().stream()
        .map(
            feed ->
                new ShopTrouble(
                    feed.shop(),
                    !feeds.hasAnotherOf(feed),
                    "%s was owed, but no mapping speaks of it any more; next: when it was renamed nothing, else give its mapping folder with --mappings"
                        .formatted(feed)));
  }

  private Stream<ShopTrouble> silent() {
    return doubts.open().stream()
        .map(doubt -> new ShopTrouble(doubt.feed().shop(), true, doubt.what()));
  }

  private Stream<ShopTrouble> ending() {
    return config.shops().stream()
        .flatMap(
            shop ->
                authorisations.warning(shop.id()).stream()
                    .map(warning -> new ShopTrouble(shop.id(), false, warning)));
  }

  private Stream<ShopTrouble> skewed() {
    return clocks.all().stream()
        .filter(Skew::isWide)
        .flatMap(
            skew ->
                config.shops().stream()
                    .filter(shop -> hosts.of(shop).filter(skew.host()::equals).isPresent())
                    .map(shop -> new ShopTrouble(shop.id(), false, words(shop.id(), skew))));
  }

  private static String words(ShopId shop, Skew skew) {
    return "%s: the clock of %s is %s s %s ours, measured %s; calls are refused at %d s; next: set this machine's clock"
        .formatted(
            shop,
            skew.host(),
            BigDecimal.valueOf(skew.ahead().abs().toMillis(), 3),
            skew.ahead().isNegative() ? "behind" : "ahead of",
            skew.measuredAt(),
            skew.allowed().toSeconds());
  }
}

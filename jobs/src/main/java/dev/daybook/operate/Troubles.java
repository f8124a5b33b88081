package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import dev.daybook.channel.Authorisations;
import dev.daybook.channel.PlatformClocks;
import dev.daybook.channel.Skew;
import dev.daybook.coverage.CoverageLedger;
import dev.daybook.coverage.Doubts;
import dev.daybook.home.Config;
import dev.daybook.operate.MorningReport.ShopTrouble;
import java.time.Clock;
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
  private final Clock clock;

  Troubles(
      Config config,
      ShopFeeds feeds,
      Authorisations authorisations,
      Doubts doubts,
      PlatformClocks clocks,
      Clock clock) {
    this.config = config;
    this.feeds = feeds;
    this.authorisations = authorisations;
    this.doubts = doubts;
    this.clocks = clocks;
    this.clock = clock;
  }

  /**
   * One of them.
   *
   * @param about the shop or feed that it is about
   */
  record Trouble(String about, ShopTrouble told) {}

  List<ShopTrouble> all() {
    return Stream.of(unreadable(), lost(), leftOut(), moved(), silent(), ending(), skewed())
        .flatMap(each -> each)
        .map(Trouble::told)
        .toList();
  }

  Stream<Trouble> unreadable() {
    return config.shops().stream()
        .flatMap(
            shop ->
                feeds.unreadable(shop).stream()
                    .map(
                        why ->
                            trouble(
                                shop.id(),
                                shop.id(),
                                true,
                                "%s: nothing of it is asked for: %s; next: give its mapping folder with --mappings, or correct the shop in config.yaml"
                                    .formatted(shop.id(), why))));
  }

  Stream<Trouble> lost() {
    return feeds.lost().stream()
        .map(
            feed ->
                trouble(
                    feed,
                    feed.shop(),
                    !feeds.hasAnotherOf(feed),
                    "%s was owed, but no mapping speaks of it any more; next: when it was renamed nothing, else give its mapping folder with --mappings"
                        .formatted(feed)));
  }

  Stream<Trouble> leftOut() {
    return feeds.leftOut().stream()
        .map(
            shop ->
                trouble(
                    shop,
                    shop,
                    true,
                    "%s is not in config.yaml any more: nothing of it is asked for, and its time stays owed; next: put it back, with 'closed: DATE' when it is no shop any more, and sync it once"
                        .formatted(shop)));
  }

  Stream<Trouble> moved() {
    return feeds.moved().stream()
        .map(
            moved ->
                trouble(
                    moved.shop(),
                    moved.shop(),
                    false,
                    "%s: its time is owed since %s, the go-live it was first used with; %s of config.yaml moves that not, but begins its schedule; next: put the first one back"
                        .formatted(moved.shop(), moved.kept(), moved.configured())));
  }

  Stream<Trouble> silent() {
    return doubts.open().stream()
        .filter(doubt -> !feeds.isOver(doubt.feed().shop()))
        .map(doubt -> trouble(doubt.feed(), doubt.feed().shop(), true, doubt.what()));
  }

  Stream<Trouble> ending() {
    return config.shops().stream()
        .filter(shop -> shop.closed() == null || clock.instant().isBefore(shop.closed()))
        .flatMap(
            shop ->
                authorisations.warning(shop.id()).stream()
                    .map(warning -> trouble(shop.id(), shop.id(), false, warning)));
  }

  /**
   * Of configured shops; a platform that refuses calls for it keeps orders away. An old measure
   * says nothing of today: the shop is not asked any more, or its time is owed and a hole by now.
   */
  Stream<Trouble> skewed() {
    var shops = config.shops().stream().map(Config.Shop::id).toList();
    var oldest = clock.instant().minus(CoverageLedger.PATIENCE);
    return clocks.all().stream()
        .filter(Skew::isWide)
        .filter(skew -> skew.measuredAt().isAfter(oldest))
        .filter(skew -> shops.contains(skew.shop()))
        .map(skew -> trouble(skew.shop(), skew.shop(), skew.isTooWide(), skew.warning()));
  }

  private static Trouble trouble(Object about, ShopId shop, boolean blocking, String what) {
    return new Trouble(about.toString(), new ShopTrouble(shop, blocking, what));
  }
}

package dev.daybook.operate;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.ShopId;
import dev.daybook.home.Config;
import dev.daybook.mapping.FileFeed;
import dev.daybook.mapping.Mappings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When the files of a date are due, as the mappings of their channels say. */
@Component
public class FileTimes {
  private final ShopFeeds shopFeeds;
  private final Mappings mappings;
  private final Config config;

  FileTimes(ShopFeeds shopFeeds, Mappings mappings, Config config) {
    this.shopFeeds = shopFeeds;
    this.mappings = mappings;
    this.config = config;
  }

  /** When the last of the shop's files of this date is due; empty for a shop that owes no file. */
  public Optional<Instant> due(ShopId shop, LocalDate date) {
    if (shopFeeds.unreadable(config.shop(shop)).isPresent()) {
      return Optional.empty();
    }
    var zone = mappings.channel(shop.channel()).zone();
    var over = new BusinessCalendar(zone).startOf(date.plusDays(1));
    return shopFeeds.of(Scope.of(shop)).stream()
        .map(ShopFeeds.ShopFeed::spec)
        .filter(FileFeed.class::isInstance)
        .map(file -> over.plus(((FileFeed) file).due()))
        .max(Comparator.naturalOrder());
  }
}

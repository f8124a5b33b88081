package dev.daybook.operate;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.daybook.canonical.FeedId;
import dev.daybook.home.Config;
import dev.daybook.notify.Alert;
import dev.daybook.notify.Severity;
import dev.daybook.operate.SettleReport.DateOfFeed;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Dates that were due for their second reading some nights ago and have not had it: after a week
 * nothing reads them again by itself.
 */
@Component
class SettleLate implements AlertKind {
  private final SettlingDates dates;
  private final ShopFeeds shopFeeds;
  private final Config config;

  SettleLate(SettlingDates dates, ShopFeeds shopFeeds, Config config) {
    this.dates = dates;
    this.shopFeeds = shopFeeds;
    this.config = config;
  }

  @Override
  public String kind() {
    return "settle-late";
  }

  @Override
  public Optional<Holding> holding(Seen seen) {
    if (config.settleFor().isZero()) {
      return Holding.of(seen, List.of());
    }
    var late =
        config.shops().stream()
            .filter(shop -> seen.concerns(shop.id()) && shopFeeds.unreadable(shop).isEmpty())
            .flatMap(shop -> dates.late(shopFeeds.of(Scope.of(shop.id()))).stream())
            .collect(groupingBy(DateOfFeed::feed, TreeMap::new, toList()));
    return Holding.of(
        seen, late.entrySet().stream().map(each -> alert(each.getKey(), each.getValue())).toList());
  }

  private Alert alert(FeedId feed, List<DateOfFeed> late) {
    return new Alert(
        kind() + " " + feed,
        Severity.WARNING,
        Optional.of(feed.shop()),
        "%s waits for its second reading since %s".formatted(feed, late.get(0).date()),
        "What a first reading did not show is not found yet: %s"
            .formatted(
                late.stream()
                    .map(date -> "%s (%d windows left)".formatted(date.date(), date.windows()))
                    .collect(joining(", "))),
        "./daybook schedule list tells why; by hand: ./daybook settle %s".formatted(feed));
  }
}

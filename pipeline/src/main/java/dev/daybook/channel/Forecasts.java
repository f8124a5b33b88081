package dev.daybook.channel;

import dev.daybook.canonical.FeedId;
import dev.daybook.mapping.Detail;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.PagedFeed;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many calls windows need, and how long the channel's budgets make them last. */
@Component
public class Forecasts {
  private final Mappings mappings;
  private final ShopDirectory shops;
  private final Map<String, PageWalk> walks;
  private final RateBudget budgets;

  Forecasts(
      Mappings mappings, ShopDirectory shops, Map<String, PageWalk> walks, RateBudget budgets) {
    this.mappings = mappings;
    this.shops = shops;
    this.walks = walks;
    this.budgets = budgets;
  }

  /**
   * What a feed's windows need.
   *
   * @param time under the budget alone; the channel's own time for its answers is not known
   * @param binding the operation whose budget makes it take so long, and that budget, in words
   */
  public record Forecast(long calls, Duration time, String binding) {}

  /**
   * @param known windows of this feed like those that are to be asked for; the fewest calls are
   *     taken when there are none
   */
  public Forecast of(FeedId id, long windows, Volume known) {
    var shop = shops.get(id.shop());
    var feed = (PagedFeed) mappings.channel(id.shop().channel()).feed(id.stream());
    var like = known.windows() > 0 ? known : Volume.empty(windows);
    var walk = Kinds.find(walks, "page walk", feed.paging().kind());
    long pages = share(windows, walk.calls(like), like.windows());
    long details = feed.detail().isPresent() ? share(windows, like.records(), like.windows()) : 0;
    var list = budgets.of(shop, feed.call());
    var detail = feed.detail().map(Detail::call).map(call -> budgets.of(shop, call)).orElse(list);
    if (detail == list) {
      return of(feed.call().operation(), list, pages + details, pages + details);
    }
    return list.lasting(pages).compareTo(detail.lasting(details)) >= 0
        ? of(feed.call().operation(), list, pages, pages + details)
        : of(feed.detail().orElseThrow().call().operation(), detail, details, pages + details);
  }

  private static Forecast of(String operation, Budget binding, long ofIt, long calls) {
    return new Forecast(
        calls, binding.lasting(ofIt), "%s: %s".formatted(operation, binding.words()));
  }

  /** Rounded up. */
  private static long share(long windows, long calls, long ofWindows) {
    return ofWindows == 0 ? 0 : -Math.floorDiv(-windows * calls, ofWindows);
  }
}

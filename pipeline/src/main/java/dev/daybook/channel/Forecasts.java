package dev.daybook.channel;

import dev.daybook.canonical.FeedId;
import dev.daybook.mapping.Call;
import dev.daybook.mapping.Detail;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.PagedFeed;
import java.time.Duration;
import java.util.List;
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

  /** A budget, and how many calls of its operation are needed. */
  private record Need(FeedId feed, String operation, Budget budget, long calls) {
    Duration time() {
      return budget.lasting(feed.shop(), calls);
    }

    void announce() {
      budget.need(feed, calls);
    }

    Forecast binding(long ofAll) {
      return new Forecast(ofAll, time(), "%s: %s".formatted(operation, budget.words()));
    }
  }

  /**
   * Counts what other shops under way have announced where they share a budget with this one.
   *
   * @param known windows of this feed like those that are to be asked for; the fewest calls are
   *     taken when there are none
   */
  public Forecast of(FeedId id, long windows, Volume known) {
    var needs = needs(id, windows, known);
    long calls = needs.stream().mapToLong(Need::calls).sum();
    var binding = needs.get(0);
    for (var need : needs) {
      binding = need.time().compareTo(binding.time()) > 0 ? need : binding;
    }
    return binding.binding(calls);
  }

  /** Lets forecasts of shops that share a budget with this one count what it still needs. */
  public void announce(FeedId id, long windows, Volume known) {
    needs(id, windows, known).forEach(Need::announce);
  }

  /** The list's first; one alone where details are of the list's operation. */
  private List<Need> needs(FeedId id, long windows, Volume known) {
    var shop = shops.get(id.shop());
    var feed = (PagedFeed) mappings.channel(id.shop().channel()).feed(id.stream());
    var like = known.windows() > 0 ? known : Volume.empty(windows);
    var walk = Kinds.find(walks, "page walk", feed.paging().kind());
    long pages = share(windows, walk.calls(like), like.windows());
    long details = feed.detail().isPresent() ? share(windows, like.records(), like.windows()) : 0;
    var detail = feed.detail().map(Detail::call).orElse(feed.call());
    return budgets.of(shop, detail) == budgets.of(shop, feed.call())
        ? List.of(need(id, shop, feed.call(), pages + details))
        : List.of(need(id, shop, feed.call(), pages), need(id, shop, detail, details));
  }

  private Need need(FeedId feed, ShopSettings shop, Call call, long calls) {
    return new Need(feed, call.operation(), budgets.of(shop, call), calls);
  }

  /** Rounded up. */
  private static long share(long windows, long calls, long ofWindows) {
    return ofWindows == 0 ? 0 : -Math.floorDiv(-windows * calls, ofWindows);
  }
}

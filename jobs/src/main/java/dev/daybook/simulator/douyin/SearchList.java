package dev.daybook.simulator.douyin;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Axis;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Listing.Direction;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.PageShape;
import dev.daybook.simulator.Query;
import dev.daybook.simulator.Query.VersionFilter;
import dev.daybook.simulator.RateLimit;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Version;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * {@code order.searchList}: orders by creation or change, both ends inclusive (unconfirmed), pages
 * from 0, without a word on whether there are more. Orders created more than 90 days ago are
 * hidden. That the order must fit the window's time is unconfirmed.
 */
final class SearchList implements Operation<DouyinCall> {
  private static final long DAY = 86_400;
  private static final long HORIZON_DAYS = 90;

  @Override
  public String name() {
    return "order.searchList";
  }

  @Override
  public Optional<PageShape> pages() {
    return Optional.of(PageShape.of("/data/shop_order_list", "/data/total"));
  }

  /** Unpublished: a guess. */
  @Override
  public RateLimit usualRate() {
    return new RateLimit(20, Duration.ofSeconds(1));
  }

  @Override
  public Answer answer(Stall stall, DouyinCall call) {
    var page = call.page();
    var found = stall.list(name(), query(call), direction(call), call.now());
    var rows =
        found.page(page.first(), page.size()).stream()
            .map(version -> OrderJson.of(stall, version, OrderJson.Ids.TEXT))
            .toList();
    return call.answer(
        Json.object(
            "page", page.page(),
            "size", page.size(),
            "total", found.total(),
            "shop_order_list", rows));
  }

  private static Direction direction(DouyinCall call) {
    return call.json().path("order_asc").asBoolean(false)
        ? Direction.OLDEST_FIRST
        : Direction.NEWEST_FIRST;
  }

  private static Query query(DouyinCall call) {
    boolean updated = call.has("update_time_start");
    String time = updated ? "update_time" : "create_time";
    if (!call.json().path("order_by").asString("create_time").equals(time)) {
      throw Refused.parameter("bad-order", "order_by应与时间范围一致");
    }
    var span = call.span(time + "_start", time + "_end");
    var filter = new Shown(statuses(call), (call.now() / DAY - HORIZON_DAYS) * DAY);
    return new Query(updated ? Axis.UPDATED : Axis.CREATED, span.start(), span.end(), filter);
  }

  /** Empty for all. */
  private static Set<String> statuses(DouyinCall call) {
    JsonNode combined = call.json().path("combine_status").path(0).path("order_status");
    return combined.isMissingNode() ? Set.of() : Set.of(combined.asString().split(","));
  }

  private record Shown(Set<String> statuses, long createdSince) implements VersionFilter {
    @Override
    public boolean test(Version version) {
      return version.timeline().seconds()[0] >= createdSince
          && (statuses.isEmpty()
              || statuses.contains(Integer.toString(OrderCodes.orderStatus(version))));
    }
  }
}

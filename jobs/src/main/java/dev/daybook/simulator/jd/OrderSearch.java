package dev.daybook.simulator.jd;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Axis;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Listing.Direction;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.PageShape;
import dev.daybook.simulator.Query;
import dev.daybook.simulator.Query.VersionFilter;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Version;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * {@code jingdong.pop.order.search}: orders by creation or change, at most a month, both ends
 * inclusive (unconfirmed), pages from 1 to 300 of at most 100. Total and success come as number and
 * boolean or as text, by the window asked for.
 */
final class OrderSearch implements Operation<JdCall> {
  private static final long LONGEST_SECONDS = Duration.ofDays(31).toSeconds();
  private static final long OLDEST_CHANGE_SECONDS = Duration.ofDays(92).toSeconds();
  private static final long OLDEST_CREATION_SECONDS = Duration.ofDays(731).toSeconds();
  private static final int LARGEST_PAGE = 100;
  private static final int LAST_PAGE = 300;

  private final Wrapper wrapper;

  OrderSearch(String name) {
    wrapper = new Wrapper(name, "searchorderinfo_result");
  }

  @Override
  public String name() {
    return wrapper.method();
  }

  @Override
  public Optional<PageShape> pages() {
    return Optional.of(wrapper.pages("orderInfoList", "orderTotal"));
  }

  @Override
  public Answer answer(Stall stall, JdCall call) {
    var fields = Fields.of(call, wrapper);
    var slice = call.slice(wrapper, "page", "page_size", LARGEST_PAGE);
    if (slice.page() > LAST_PAGE) {
      throw Refused.parameter(wrapper, "bad-page", "page不能超过300");
    }
    Query query = query(call);
    Direction direction =
        call.text("sortType").equals("1") ? Direction.NEWEST_FIRST : Direction.OLDEST_FIRST;
    var found = stall.list(name(), query, direction, call.now());
    var rows =
        found.page(slice.first(), slice.size()).stream()
            .map(version -> fields.of(OrderJson.of(stall.shop(), version)))
            .toList();
    boolean asText = query.first() / 60 % 2 == 1;
    Object total = asText ? Integer.toString(found.total()) : found.total();
    return wrapper.of(
        Json.object(
            "apiResult", Wrapper.success(asText), "orderTotal", total, "orderInfoList", rows));
  }

  private Query query(JdCall call) {
    boolean created = call.text("dateType").equals("1");
    long from = call.time(wrapper, "start_date");
    long to = call.time(wrapper, "end_date");
    if (from > to || to - from > LONGEST_SECONDS) {
      throw Refused.parameter(wrapper, "bad-window", "查询时间范围不能超过一个月");
    }
    long oldest = call.now() - (created ? OLDEST_CREATION_SECONDS : OLDEST_CHANGE_SECONDS);
    return new Query(
        created ? Axis.CREATED : Axis.UPDATED, Math.max(from, oldest), to, states(call));
  }

  private static VersionFilter states(JdCall call) {
    String states = call.text("order_state");
    return states.isEmpty() || states.equals("ALL")
        ? new Query.All()
        : new InState(Set.of(states.split(",")));
  }

  private record InState(Set<String> states) implements VersionFilter {
    @Override
    public boolean test(Version version) {
      return states.contains(JdState.of(version).code());
    }
  }
}

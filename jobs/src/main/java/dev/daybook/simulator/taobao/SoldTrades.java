package dev.daybook.simulator.taobao;

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
import dev.daybook.simulator.taobao.TaobaoCall.PageAsked;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The lists of orders, newest first: {@code taobao.trades.sold.increment.get} by change, at most a
 * day, {@code taobao.trades.sold.get} by creation, three months back. Without {@code type} some
 * kinds of orders are left out silently.
 *
 * <p>The end of a window does not belong to it: with windows up to 00:10:00 and from 00:10:01
 * orders are lost. That they are is known, why is unconfirmed. A list without orders has no {@code
 * trades} (unconfirmed).
 */
final class SoldTrades implements Operation<TaobaoCall> {
  private static final long DAY = 86_400;
  private static final long OLDEST_DAYS = 92;

  private final String name;
  private final Axis axis;
  private final String time;
  private final long longestSeconds;

  private SoldTrades(String name, Axis axis, String time, long longestSeconds) {
    this.name = name;
    this.axis = axis;
    this.time = time;
    this.longestSeconds = longestSeconds;
  }

  static SoldTrades byUpdate() {
    return new SoldTrades("taobao.trades.sold.increment.get", Axis.UPDATED, "modified", DAY);
  }

  static SoldTrades byCreation() {
    return new SoldTrades("taobao.trades.sold.get", Axis.CREATED, "created", OLDEST_DAYS * DAY);
  }

  @Override
  public String name() {
    return name;
  }

  private String response() {
    return name.substring("taobao.".length()).replace('.', '_') + "_response";
  }

  @Override
  public Optional<PageShape> pages() {
    return Optional.of(
        PageShape.of(
            "/%s/trades/trade".formatted(response()), "/%s/total_results".formatted(response())));
  }

  @Override
  public Answer answer(Stall stall, TaobaoCall call) {
    Set<String> fields = call.fields();
    PageAsked asked = call.page();
    var found = stall.list(name, query(call), Direction.NEWEST_FIRST, call.now());
    List<Map<String, Object>> rows =
        found.page(asked.first(), asked.size()).stream()
            .map(version -> TradeJson.of(stall.shop(), version))
            .toList();
    rows.forEach(row -> row.keySet().retainAll(fields));
    Map<String, Object> content =
        asked.hasNextOnly()
            ? Json.object("has_next", asked.hasNext(found.total()))
            : Json.object("total_results", found.total());
    if (!rows.isEmpty()) {
      content.put("trades", Map.of("trade", rows));
    }
    content.put("request_id", call.requestId());
    return Json.answer(Map.of(response(), content));
  }

  private Query query(TaobaoCall call) {
    long start = call.time("start_" + time);
    long end = call.time("end_" + time);
    if (start >= end || end - start > longestSeconds) {
      throw Refused.parameter("bad-window", "end_" + time);
    }
    long oldest = (call.now() / DAY - OLDEST_DAYS) * DAY;
    return new Query(axis, Math.max(start, oldest), end - 1, Wanted.of(call));
  }

  /**
   * @param types empty for the usual one
   * @param status empty for all
   */
  private record Wanted(Set<String> types, String status) implements VersionFilter {
    static Wanted of(TaobaoCall call) {
      String types = call.text("type");
      return new Wanted(
          types.isEmpty() ? Set.of("fixed") : Set.copyOf(List.of(types.split("\\s*,\\s*"))),
          call.text("status"));
    }

    @Override
    public boolean test(Version version) {
      return types.contains(TradeCodes.type(version))
          && (status.isEmpty() || status.equals(TradeCodes.status(version)));
    }
  }
}

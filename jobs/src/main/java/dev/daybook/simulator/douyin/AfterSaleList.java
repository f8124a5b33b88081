package dev.daybook.simulator.douyin;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Axis;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Listing.Direction;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.PageShape;
import dev.daybook.simulator.Query;
import dev.daybook.simulator.Stall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code afterSale.List}: start inclusive, end exclusive; {@code update_start_time} and {@code
 * update_end_time}, or {@code start_time} and {@code end_time} of the wish (names unconfirmed).
 * With an update window and without {@code order_by: ["update_time asc"]} every tenth row is
 * missing.
 */
final class AfterSaleList implements Operation<DouyinCall> {
  private static final int DEEPEST = 50_000;
  private static final int MISSED_EVERY = 10;

  @Override
  public String name() {
    return "afterSale.List";
  }

  @Override
  public Optional<PageShape> pages() {
    return Optional.of(PageShape.of("/data/items", "/data/total"));
  }

  @Override
  public Answer answer(Stall stall, DouyinCall call) {
    var page = call.page();
    if (page.page() * page.size() > DEEPEST) {
      throw Refused.parameter("bad-page", "page*size不能超过" + DEEPEST);
    }
    boolean updated = call.has("update_start_time");
    var query = updated ? byUpdate(call) : byWish(call);
    var found = stall.list(name(), query, Direction.OLDEST_FIRST, call.now());
    var rows =
        found.page(page.first(), page.size()).stream()
            .map(version -> AfterSales.inList(stall.shop(), version))
            .toList();
    boolean ordered = call.json().path("order_by").path(0).asString("").equals("update_time asc");
    return call.answer(
        Json.object(
            "has_more",
            page.first() + page.size() < found.total(),
            "total",
            found.total(),
            "items",
            ordered || !updated ? rows : withHoles(rows)));
  }

  private static List<Map<String, Object>> withHoles(List<Map<String, Object>> rows) {
    return IntStream.range(0, rows.size())
        .filter(row -> row % MISSED_EVERY != MISSED_EVERY - 1)
        .mapToObj(rows::get)
        .toList();
  }

  private static Query byUpdate(DouyinCall call) {
    var span = call.span("update_start_time", "update_end_time");
    return new Query(Axis.REFUND_UPDATED, span.start(), span.end() - 1, new Query.All());
  }

  private static Query byWish(DouyinCall call) {
    var span = call.span("start_time", "end_time");
    return new Query(Axis.REFUND_ASKED, span.start(), span.end() - 1, new Query.All());
  }
}

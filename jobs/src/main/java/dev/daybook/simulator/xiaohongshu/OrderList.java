package dev.daybook.simulator.xiaohongshu;

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
import java.util.Map;
import java.util.Optional;

/**
 * {@code order.getOrderList}, newest first: by creation ({@code timeType} 1, at most 24 hours) or
 * change (2, at most 30 minutes), pages from 1 to 100 of at most 100. What lies beyond page 100 of
 * a window cannot be had, and {@code maxPageNo} stops there (unconfirmed) while {@code total} does
 * not. Seconds in the question and both ends inclusive are unconfirmed.
 */
final class OrderList implements Operation<XhsCall> {
  private static final int LARGEST_PAGE = 100;
  private static final int USUAL_PAGE = 50;
  private static final int LAST_PAGE = 100;
  private static final long LONGEST_OF_CREATION = 24 * 3_600;
  private static final long LONGEST_OF_CHANGE = 30 * 60;

  @Override
  public String name() {
    return "order.getOrderList";
  }

  @Override
  public Optional<PageShape> pages() {
    return Optional.of(PageShape.of("/data/orderList", "/data/total"));
  }

  @Override
  public Answer answer(Stall stall, XhsCall call) {
    long page = within(call, "pageNo", 1, LAST_PAGE);
    int size = (int) within(call, "pageSize", USUAL_PAGE, LARGEST_PAGE);
    Query query = query(call);
    var found = stall.list(name(), query, Direction.NEWEST_FIRST, call.now());
    var rows =
        found.page((page - 1) * size, size).stream()
            .map(version -> OrderJson.of(stall.shop(), version))
            .toList();
    Map<String, Object> data =
        Json.object(
            "total", found.total(),
            "pageNo", page,
            "pageSize", size,
            "maxPageNo", Math.min(LAST_PAGE, (found.total() + size - 1) / size),
            "orderList", rows);
    if (query.first() / 60 % 2 == 1) {
      data.put("code", 0); // sometimes there is an inner code
    }
    return XhsCall.ok(data);
  }

  private static long within(XhsCall call, String name, long usual, long most) {
    long number = call.number(name, usual);
    if (number < 1 || number > most) {
      throw Refused.parameter("bad-page", name);
    }
    return number;
  }

  private static Query query(XhsCall call) {
    long type = call.number("timeType");
    if (type != 1 && type != 2) {
      throw Refused.parameter("bad-parameter", "timeType");
    }
    long start = call.time("startTime");
    long end = call.time("endTime");
    long longest = type == 1 ? LONGEST_OF_CREATION : LONGEST_OF_CHANGE;
    if (start > end || end - start > longest) {
      throw Refused.parameter("bad-window", "endTime");
    }
    Axis axis = type == 1 ? Axis.CREATED : Axis.UPDATED;
    return new Query(axis, start, end, new InStatus(call.number("orderStatus", 0)));
  }

  /**
   * @param status 0 for all
   */
  private record InStatus(long status) implements VersionFilter {
    @Override
    public boolean test(Version version) {
      return status == 0 || status == OrderCodes.status(version);
    }
  }
}

package dev.daybook.simulator.kuaishou;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Axis;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Listing;
import dev.daybook.simulator.Listing.Direction;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.PageShape;
import dev.daybook.simulator.Query;
import dev.daybook.simulator.Query.VersionFilter;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code open.order.cursor.list}: orders by creation ({@code queryType} 1) or change (2), at most
 * seven days in milliseconds, pages of at most 50 behind a cursor that ends with {@code nomore}; an
 * empty page is no end.
 *
 * <p>Unconfirmed: both ends inclusive, none in the future; {@code sort} 1 newest and 2 oldest
 * first; that a cursor stands still where rows move.
 */
final class CursorList implements Operation<KuaishouCall> {
  private static final int LARGEST_PAGE = 50;
  private static final int ALL = 1;
  private static final long DAY = 86_400;
  private static final long LONGEST_MILLIS = 7 * DAY * 1_000;
  private static final long OLDEST_DAYS = 90;
  private static final long OLDEST_CREATION_DAYS = 240;

  @Override
  public String name() {
    return "open.order.cursor.list";
  }

  @Override
  public Optional<PageShape> pages() {
    return Optional.of(PageShape.of("/data/orderList", null));
  }

  @Override
  public Answer answer(Stall stall, KuaishouCall call) {
    int size = size(call);
    boolean newest = sort(call) == 1;
    Query query = query(call);
    Cursor cursor = Cursor.of(call);
    Direction direction = newest ? Direction.NEWEST_FIRST : Direction.OLDEST_FIRST;
    Listing found = stall.list(name(), query, direction, call.now());
    int from = newest ? older(found, cursor) : found.after(cursor.key());
    if (cursor.rests() && from < found.total()) {
      return page(List.of(), size, cursor.at(cursor.key()).sealedFor(call));
    }
    int to = Math.min(found.total(), from + size);
    String next = to < found.total() ? cursor.at(found.key(to - 1)).sealedFor(call) : Cursor.END;
    var rows =
        found.page(from, size).stream()
            .map(version -> OrderJson.of(stall.shop(), version))
            .toList();
    return page(rows, size, next);
  }

  /** The row from which all are older than the cursor's. */
  private static int older(Listing found, Cursor cursor) {
    return cursor.key() < 0 ? 0 : found.total() - found.after(cursor.key() - 1);
  }

  private static Answer page(List<Map<String, Object>> rows, int size, String cursor) {
    return KuaishouCall.ok(Json.object("cursor", cursor, "pageSize", size, "orderList", rows));
  }

  private static int size(KuaishouCall call) {
    long size = call.number("pageSize");
    if (size < 1 || size > LARGEST_PAGE) {
      throw Refused.parameter("bad-page", "pageSize");
    }
    return (int) size;
  }

  private static long sort(KuaishouCall call) {
    long sort = call.number("sort", 1);
    if (sort != 1 && sort != 2) {
      throw Refused.parameter("bad-parameter", "sort");
    }
    return sort;
  }

  private static Query query(KuaishouCall call) {
    long type = call.number("queryType");
    if (type != 1 && type != 2) {
      throw Refused.parameter("bad-parameter", "queryType");
    }
    long begin = call.time("beginTime");
    long end = call.time("endTime");
    if (begin > end || end - begin > LONGEST_MILLIS || end > call.now() * 1_000 + 999) {
      throw Refused.parameter("bad-window", "endTime");
    }
    long today = call.now() / DAY;
    long oldest = (today - OLDEST_DAYS) * DAY;
    return new Query(
        type == 1 ? Axis.CREATED : Axis.UPDATED,
        Math.max(oldest, (begin + 999) / 1_000),
        end / 1_000,
        new Shown(call.number("orderViewStatus"), (today - OLDEST_CREATION_DAYS) * DAY));
  }

  /** Other views than that of all are unconfirmed: they are taken for the codes of the status. */
  private record Shown(long view, long createdSince) implements VersionFilter {
    @Override
    public boolean test(Version version) {
      return version.timeline().seconds()[0] >= createdSince
          && (view == ALL || view == OrderJson.status(version));
    }
  }
}

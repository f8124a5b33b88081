package dev.daybook.simulator.woocommerce;

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
import java.time.DateTimeException;
import java.util.Optional;
import java.util.Set;

/**
 * {@code orders}: pages from 1 of at most 100 (unconfirmed), the totals in headers. {@code
 * after}/{@code before} filter by creation, {@code modified_after}/{@code modified_before} by
 * change, in the site's own time unless {@code dates_are_gmt}; neither bound belongs to the window
 * (unconfirmed).
 *
 * <p>Sorted by id or, where asked, by change (unconfirmed); the usual sorting by date stands for
 * that by id here, and so do titles and slugs.
 */
final class Orders implements Operation<WooCall> {
  static final String NAME = "orders";
  private static final int LARGEST_PAGE = 100;
  private static final int USUAL_PAGE = 10;
  private static final long LAST_SECOND = 1L << 34;
  private static final Set<String> SORTS =
      Set.of("date", "id", "include", "title", "slug", "modified");
  private static final Set<String> STATES =
      Set.of(
          "any",
          "pending",
          "processing",
          "on-hold",
          "completed",
          "cancelled",
          "refunded",
          "failed",
          "trash");

  @Override
  public String name() {
    return NAME;
  }

  /** The total stands in a header. */
  @Override
  public Optional<PageShape> pages() {
    return Optional.of(PageShape.of("", null).withTotalIn("X-WP-Total"));
  }

  @Override
  public Answer answer(Stall stall, WooCall call) {
    int page = number(call, "page", 1, Integer.MAX_VALUE);
    int size = number(call, "per_page", USUAL_PAGE, LARGEST_PAGE);
    var found = stall.list(NAME, query(stall, call), direction(call), call.now());
    var rows =
        found.page(first(call, page, size), size).stream()
            .map(version -> OrderJson.of(stall, version))
            .toList();
    int pages = (found.total() + size - 1) / size;
    return links(call, page, pages, counted(Json.answer(rows), found, pages));
  }

  private static long first(WooCall call, int page, int size) {
    return call.query().containsKey("offset")
        ? number(call, "offset", 0, Integer.MAX_VALUE)
        : (page - 1L) * size;
  }

  private static Answer counted(Answer answer, Listing found, int pages) {
    return answer
        .with("X-WP-Total", Integer.toString(found.total()))
        .with("X-WP-TotalPages", Integer.toString(pages));
  }

  private static Answer links(WooCall call, int page, int pages, Answer answer) {
    var links = new Links(call);
    if (page > 1) {
      links.add(page - 1, "prev").add(1, "first");
    }
    if (page < pages) {
      links.add(page + 1, "next").add(pages, "last");
    }
    return links.isEmpty() ? answer : answer.with("Link", links.toString());
  }

  private static Direction direction(WooCall call) {
    String sort = call.text("orderby", "date");
    String order = call.text("order", "desc");
    if (!SORTS.contains(sort) || !Set.of("asc", "desc").contains(order)) {
      throw Refused.parameter("bad-order", SORTS.contains(sort) ? "order" : "orderby");
    }
    boolean rising = order.equals("asc");
    return sort.equals("modified")
        ? rising ? Direction.OLDEST_FIRST : Direction.NEWEST_FIRST
        : rising ? Direction.LOWEST_FIRST : Direction.HIGHEST_FIRST;
  }

  private static Query query(Stall stall, WooCall call) {
    var filter =
        new Wanted(
            status(call),
            stall.number() > 1,
            time(stall, call, "after", 0),
            time(stall, call, "before", LAST_SECOND));
    return new Query(
        Axis.UPDATED,
        time(stall, call, "modified_after", 0) + 1,
        time(stall, call, "modified_before", LAST_SECOND) - 1,
        filter);
  }

  private static String status(WooCall call) {
    String status = call.text("status", "any");
    if (!STATES.contains(status)) {
      throw Refused.parameter("bad-parameter", "status");
    }
    return status;
  }

  private static long time(Stall stall, WooCall call, String name, long otherwise) {
    if (!call.query().containsKey(name)) {
      return otherwise;
    }
    boolean gmt = Set.of("true", "1").contains(call.text("dates_are_gmt", "false"));
    try {
      return Math.min(LAST_SECOND, SiteTime.of(stall).read(call.text(name, ""), gmt));
    } catch (DateTimeException e) {
      throw Refused.parameter("bad-time", name);
    }
  }

  /** At least 1, for an offset 0. */
  private static int number(WooCall call, String name, int usual, int most) {
    try {
      int number = Integer.parseInt(call.text(name, Integer.toString(usual)));
      if (number >= Math.min(1, usual) && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw Refused.parameter("bad-page", name);
    }
    throw Refused.parameter("bad-page", name);
  }

  private record Wanted(String status, boolean plugins, long after, long before)
      implements VersionFilter {
    @Override
    public boolean test(Version version) {
      long created = version.timeline().seconds()[0];
      return created > after
          && created < before
          && (status.equals("any") || status.equals(OrderStates.of(version, plugins)));
    }
  }
}

package dev.daybook.simulator.shopify;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Listing;
import dev.daybook.simulator.Listing.Direction;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.PageShape;
import dev.daybook.simulator.RateLimit;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.shopify.PageInfo.Question;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code orders.json}: orders by change or creation, both bounds inclusive, without {@code status}
 * the open ones alone. Further pages only through {@code Link}, whose {@code page_info} takes
 * {@code limit} and {@code fields} beside it and nothing else. Oldest change first, and a link to
 * the page before ahead of that to the next, are unconfirmed.
 */
final class Orders implements Operation<ShopifyCall> {
  static final String NAME = "orders";
  private static final int LARGEST_PAGE = 250;

  /** Unconfirmed. */
  private static final int USUAL_PAGE = 50;

  private static final int BUCKET = 40;
  private static final long DAY = 86_400;
  private static final long READABLE_DAYS = 60;
  private static final long LAST_SECOND = 1L << 34;
  private static final Set<String> BESIDE_PAGE_INFO = Set.of("page_info", "limit", "fields");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<PageShape> pages() {
    return Optional.of(PageShape.of("/orders", null));
  }

  /** A bucket of 40 that leaks 2 a second, for the app and the shop. */
  @Override
  public RateLimit usualRate() {
    return new RateLimit(2, Duration.ofSeconds(1), BUCKET);
  }

  @Override
  public Answer answer(Stall stall, ShopifyCall call) {
    PageInfo asked = call.has("page_info") ? linked(stall, call) : first(call);
    long createdSince = (call.now() / DAY - READABLE_DAYS) * DAY;
    Listing found =
        stall.list(NAME, asked.question().query(createdSince), Direction.OLDEST_FIRST, call.now());
    int from = from(found, asked);
    int to =
        Math.min(asked.back() ? found.after(asked.key() - 1) : found.total(), from + asked.limit());
    var links = links(stall, call, asked, found, from, to);
    Set<String> fields = call.has("fields") ? Set.of(call.text("fields", "").split(",")) : Set.of();
    var rows =
        found.page(from, to - from).stream()
            .map(version -> only(fields, OrderJson.of(stall, version)))
            .toList();
    Answer page = counted(stall, Json.answer(Map.of("orders", rows)));
    return links.isEmpty() ? page : page.with("Link", String.join(", ", links));
  }

  private static Map<String, Object> only(Set<String> fields, Map<String, Object> order) {
    if (!fields.isEmpty()) {
      order.keySet().retainAll(fields);
    }
    return order;
  }

  private static int from(Listing found, PageInfo asked) {
    return asked.back()
        ? Math.max(0, found.after(asked.key() - 1) - asked.limit())
        : found.after(asked.key());
  }

  private static List<String> links(
      Stall stall, ShopifyCall call, PageInfo asked, Listing found, int from, int to) {
    var links = new ArrayList<String>();
    if (from > 0 && to > from) {
      links.add(link(stall, call, asked, true, found.key(from)));
    }
    if (to < found.total()) {
      links.add(link(stall, call, asked, false, found.key(to - 1)));
    }
    return links;
  }

  private static String link(
      Stall stall, ShopifyCall call, PageInfo asked, boolean back, long key) {
    var place = new PageInfo(asked.question(), back, key, asked.limit());
    return "<%s?limit=%d&page_info=%s>; rel=\"%s\""
        .formatted(
            call.address(),
            asked.limit(),
            place.sealed(stall.number()),
            back ? "previous" : "next");
  }

  private Answer counted(Stall stall, Answer page) {
    int burst = stall.rateOf(this).burst();
    int used = burst == 0 ? 1 : stall.usedOf(this);
    return page.with(
        "X-Shopify-Shop-Api-Call-Limit", "%d/%d".formatted(used, burst == 0 ? BUCKET : burst));
  }

  private static PageInfo linked(Stall stall, ShopifyCall call) {
    for (String name : call.query().keySet()) {
      if (!BESIDE_PAGE_INFO.contains(name)) {
        throw Refused.besidePageInfo(name);
      }
    }
    var info = PageInfo.opened(call.text("page_info", ""), stall.number());
    return new PageInfo(info.question(), info.back(), info.key(), limit(call, info.limit()));
  }

  private static PageInfo first(ShopifyCall call) {
    var question =
        new Question(
            call.text("status", "open"),
            time(call, "updated_at_min", 0),
            time(call, "updated_at_max", LAST_SECOND),
            time(call, "created_at_min", 0),
            time(call, "created_at_max", LAST_SECOND));
    return new PageInfo(question, false, -1, limit(call, USUAL_PAGE));
  }

  private static int limit(ShopifyCall call, int usual) {
    try {
      int limit = Integer.parseInt(call.text("limit", Integer.toString(usual)));
      if (limit >= 1 && limit <= LARGEST_PAGE) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw Refused.parameter("bad-page", "limit");
    }
    throw Refused.parameter("bad-page", "limit");
  }

  /** With an offset, whole seconds; of a minimum the next whole second counts. */
  private static long time(ShopifyCall call, String name, long otherwise) {
    if (!call.has(name)) {
      return otherwise;
    }
    try {
      var time = OffsetDateTime.parse(call.text(name, ""));
      long second = time.toEpochSecond() + (name.endsWith("min") && time.getNano() > 0 ? 1 : 0);
      return Math.min(second, LAST_SECOND);
    } catch (DateTimeException e) {
      throw Refused.parameter("bad-time", name);
    }
  }
}

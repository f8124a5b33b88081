package dev.daybook.simulator.wechat;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Axis;
import dev.daybook.simulator.Listing.Direction;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.PageShape;
import dev.daybook.simulator.Query;
import dev.daybook.simulator.Query.VersionFilter;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Version;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code /channels/ec/order/list/get}: ids of orders by creation, by change or by both, both ends
 * inclusive (unconfirmed), at most 7 days, 100 a page. How many are too many is unconfirmed.
 */
final class OrderList implements Operation<WechatCall> {
  private static final long LONGEST_SECONDS = Duration.ofDays(7).toSeconds();
  private static final int LARGEST_PAGE = 100;
  private static final int MOST_IN_WINDOW = 10_000;

  private final CursorPage pages = new CursorPage("order_id_list", LivingShop::numberOf);

  @Override
  public String name() {
    return "/channels/ec/order/list/get";
  }

  @Override
  public Optional<PageShape> pages() {
    return Optional.of(pages.shape());
  }

  @Override
  public Answer answer(Stall stall, WechatCall call) {
    int size = call.body().path("page_size").asInt(0);
    if (size < 1 || size > LARGEST_PAGE) {
      throw Refused.body("bad-page", "page_size is from 1 to " + LARGEST_PAGE);
    }
    var found = stall.list(name(), query(call), Direction.OLDEST_FIRST, call.now());
    if (found.total() > MOST_IN_WINDOW) {
      throw Refused.tooMany();
    }
    return pages.of(stall, call, found, size);
  }

  private static Query query(WechatCall call) {
    var created = call.range("create_time_range", LONGEST_SECONDS);
    var updated = call.range("update_time_range", LONGEST_SECONDS);
    var span =
        updated
            .or(() -> created)
            .orElseThrow(() -> Refused.body("bad-window", "a time range is needed"));
    var within = created.orElse(new WechatCall.Span(0, Long.MAX_VALUE));
    var filter =
        new Wanted(within.start(), within.end(), call.body().path("status").asInt(Wanted.ANY));
    Axis axis = updated.isPresent() ? Axis.UPDATED : Axis.CREATED;
    return new Query(axis, span.start(), span.end(), filter);
  }

  private record Wanted(long createdSince, long createdUntil, int status) implements VersionFilter {
    private static final int ANY = -1;

    @Override
    public boolean test(Version version) {
      long created = version.timeline().seconds()[0];
      return created >= createdSince
          && created <= createdUntil
          && (status == ANY || status == OrderCodes.status(version));
    }
  }
}

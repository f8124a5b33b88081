package dev.daybook.simulator.wechat;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Axis;
import dev.daybook.simulator.Listing.Direction;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.PageShape;
import dev.daybook.simulator.Query;
import dev.daybook.simulator.Stall;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code /channels/ec/aftersale/getaftersalelist}: ids of after-sales by change or creation, at
 * most 24 hours; the platform chooses the size of a page (50 here).
 */
final class AfterSaleList implements Operation<WechatCall> {
  private static final long LONGEST_SECONDS = Duration.ofHours(24).toSeconds();
  private static final int PAGE = 50;

  private final CursorPage pages =
      new CursorPage(
          "after_sale_order_id_list", (shop, version) -> OrderCodes.afterSaleId(version));

  @Override
  public String name() {
    return "/channels/ec/aftersale/getaftersalelist";
  }

  @Override
  public Optional<PageShape> pages() {
    return Optional.of(pages.shape());
  }

  @Override
  public Answer answer(Stall stall, WechatCall call) {
    boolean updated = call.body().has("begin_update_time");
    String time = updated ? "_update_time" : "_create_time";
    var span = WechatCall.span(call.body(), "begin" + time, "end" + time, LONGEST_SECONDS);
    var query =
        new Query(
            updated ? Axis.REFUND_UPDATED : Axis.REFUND_ASKED,
            span.start(),
            span.end(),
            new Query.All());
    var found = stall.list(name(), query, Direction.OLDEST_FIRST, call.now());
    return pages.of(stall, call, found, PAGE);
  }
}

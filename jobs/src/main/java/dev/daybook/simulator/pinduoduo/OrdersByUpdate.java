package dev.daybook.simulator.pinduoduo;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Axis;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.PageShape;
import dev.daybook.simulator.Query;
import dev.daybook.simulator.Stall;
import java.util.Optional;

/**
 * {@code pdd.order.number.list.increment.get}: orders by update time, newest first, at most 30
 * minutes, both ends inclusive (unconfirmed); rows carry the full order.
 */
final class OrdersByUpdate implements Operation<Call> {
  private static final long LONGEST_SECONDS = 30 * 60;

  private final ListPages pages =
      new ListPages("order_sn_increment_get_response", "order_sn_list", OrderJson::write);

  @Override
  public String name() {
    return "pdd.order.number.list.increment.get";
  }

  @Override
  public Optional<PageShape> pages() {
    return Optional.of(pages.shape());
  }

  @Override
  public Answer answer(Stall stall, Call call) {
    var span = call.span("start_updated_at", "end_updated_at", LONGEST_SECONDS);
    var query = new Query(Axis.UPDATED, span.start(), span.end(), OrderFilter.of(call));
    return pages.page(stall, call, query);
  }
}

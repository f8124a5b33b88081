package dev.daybook.simulator.pinduoduo;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Axis;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.PageShape;
import dev.daybook.simulator.Query;
import dev.daybook.simulator.RateLimit;
import dev.daybook.simulator.Stall;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code pdd.order.list.get}: orders by 成交 time, at most 24 hours; both ends inclusive
 * (unconfirmed). A merchant may ask 10,000 times in 60 seconds.
 */
final class OrdersByConfirmation implements Operation<Call> {
  private static final long LONGEST_SECONDS = 24 * 3_600;

  private final ListPages pages =
      new ListPages("order_list_get_response", "order_list", OrderJson::write);

  @Override
  public String name() {
    return "pdd.order.list.get";
  }

  @Override
  public Optional<PageShape> pages() {
    return Optional.of(pages.shape());
  }

  @Override
  public RateLimit usualRate() {
    return new RateLimit(10_000, Duration.ofSeconds(60));
  }

  @Override
  public RateLimit usualRateOfAll() {
    return new RateLimit(17_500, Duration.ofSeconds(10));
  }

  @Override
  public Answer answer(Stall stall, Call call) {
    var span = call.span("start_confirm_at", "end_confirm_at", LONGEST_SECONDS);
    var query = new Query(Axis.CONFIRMED, span.start(), span.end(), OrderFilter.of(call));
    return pages.page(stall, call, query);
  }
}

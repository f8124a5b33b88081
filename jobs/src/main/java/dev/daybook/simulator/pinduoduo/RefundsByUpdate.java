package dev.daybook.simulator.pinduoduo;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Axis;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.PageShape;
import dev.daybook.simulator.Query;
import dev.daybook.simulator.Query.VersionFilter;
import dev.daybook.simulator.RateLimit;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Version;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code pdd.refund.list.increment.get}: refunds by update time, at most 30 minutes; {@code
 * after_sales_status} is mandatory, one value a call, {@code after_sales_type} 1 means all. Amounts
 * are yuan strings. A merchant may ask 100 times in 10 seconds.
 */
final class RefundsByUpdate implements Operation<Call> {
  private static final long LONGEST_SECONDS = 30 * 60;

  private final ListPages pages =
      new ListPages("refund_increment_get_response", "refund_list", RefundJson::inList);

  @Override
  public String name() {
    return "pdd.refund.list.increment.get";
  }

  @Override
  public Optional<PageShape> pages() {
    return Optional.of(pages.shape());
  }

  @Override
  public RateLimit usualRate() {
    return new RateLimit(100, Duration.ofSeconds(10));
  }

  @Override
  public RateLimit usualRateOfApp() {
    return new RateLimit(500, Duration.ofSeconds(1));
  }

  @Override
  public RateLimit usualRateOfAll() {
    return new RateLimit(5_500, Duration.ofSeconds(1));
  }

  @Override
  public Answer answer(Stall stall, Call call) {
    var span = call.span("start_updated_at", "end_updated_at", LONGEST_SECONDS);
    var filter = new OfStatus(call.smallNumber("after_sales_status"));
    return pages.page(
        stall, call, new Query(Axis.REFUND_UPDATED, span.start(), span.end(), filter));
  }

  private record OfStatus(int status) implements VersionFilter {
    @Override
    public boolean test(Version version) {
      return version.refundStep() != null && PlatformCodes.afterSalesStatus(version) == status;
    }
  }
}

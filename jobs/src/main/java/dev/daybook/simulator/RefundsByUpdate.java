package dev.daybook.simulator;

import dev.daybook.simulator.PinduoduoShop.Query;
import dev.daybook.simulator.PinduoduoShop.VersionFilter;

/**
 * {@code pdd.refund.list.increment.get}: refunds by update time, at most 30 minutes; {@code
 * after_sales_status} is mandatory, one value a call, {@code after_sales_type} 1 means all. Amounts
 * are yuan strings.
 */
final class RefundsByUpdate implements PlatformMethod {
  private static final long LONGEST_SECONDS = 30 * 60;

  private final ListPages pages;
  private final RefundJson refunds;

  RefundsByUpdate(ListPages pages, RefundJson refunds) {
    this.pages = pages;
    this.refunds = refunds;
  }

  @Override
  public String name() {
    return "pdd.refund.list.increment.get";
  }

  @Override
  public boolean lists() {
    return true;
  }

  @Override
  public Answer answer(Call call) {
    var span = call.span("start_updated_at", "end_updated_at", LONGEST_SECONDS);
    var filter = new OfStatus(call.smallNumber("after_sales_status"));
    var query = new Query(Axis.REFUND_UPDATED, span.start(), span.end(), filter);
    return pages.page(call, query, "refund_increment_get_response", "refund_list", refunds::inList);
  }

  private record OfStatus(int status) implements VersionFilter {
    @Override
    public boolean test(Version version) {
      return version.refundStep() != null && PlatformCodes.afterSalesStatus(version) == status;
    }
  }
}

package dev.daybook.simulator.pinduoduo;

import dev.daybook.simulator.Query.VersionFilter;
import dev.daybook.simulator.Version;

/**
 * The filters of the order lists: {@code order_status} 1, 2, 3 or 5 for all, {@code refund_status}
 * 1 to 4 or 5 for all, {@code is_lucky_flag} 0 for all, 1 for plain orders, 2 for lucky draws (this
 * shop has none).
 */
record OrderFilter(int orderStatus, int refundStatus, int luckyFlag) implements VersionFilter {
  private static final int ALL = 5;
  private static final int LUCKY_ONLY = 2;

  static OrderFilter of(Call call) {
    return new OrderFilter(
        call.number("order_status", ALL),
        call.number("refund_status", ALL),
        call.number("is_lucky_flag", 0));
  }

  @Override
  public boolean test(Version version) {
    return luckyFlag != LUCKY_ONLY
        && (orderStatus == ALL || orderStatus == PlatformCodes.orderStatus(version))
        && (refundStatus == ALL || refundStatus == PlatformCodes.refundStatus(version));
  }
}

package dev.daybook.simulator.pinduoduo;

import dev.daybook.canonical.OrderStatus;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * The platform's codes for the simulator's words.
 *
 * @see <a href="https://open.pinduoduo.com">open.pinduoduo.com, pdd.order.list.get, response
 *     fields</a>
 */
final class PlatformCodes {
  private static final DateTimeFormatter BEIJING =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Marketplaces.ZONE);

  private PlatformCodes() {}

  /** 1 to be shipped, 2 shipped, 3 signed. No refund ever changes it. */
  static int orderStatus(Version version) {
    if (version.forward() == OrderStatus.COMPLETED) {
      return 3;
    }
    return version.forward() == OrderStatus.SHIPPED ? 2 : 1;
  }

  /** 1 none or withdrawn, 2 after-sale open, 3 refunding, 4 refunded, in part or in full. */
  static int refundStatus(Version version) {
    if (version.refundStep() == null) {
      return 1;
    }
    return switch (version.refundStep()) {
      case REFUND_ASKED -> 2;
      case REFUND_PAYING -> 3;
      default -> 4;
    };
  }

  /** 0 none, 2 asked for, 4 agreed and refunding, 10 refunded. */
  static int afterSalesStatus(Version version) {
    if (version.refundStep() == null) {
      return 0;
    }
    return switch (version.refundStep()) {
      case REFUND_ASKED -> 2;
      case REFUND_PAYING -> 4;
      default -> 10;
    };
  }

  /** 0 not yet, 1 done, 2 cancelled. */
  static int confirmStatus(Version version) {
    if (version.has(Step.GROUP_FAILED)) {
      return 2;
    }
    return version.confirmed() ? 1 : 0;
  }

  /** Ciphertext is given only while the order waits to be shipped and is not under review. */
  static boolean receiverShown(Version version) {
    return version.confirmed()
        && orderStatus(version) == 1
        && !version.underReview()
        && refundStatus(version) != 4;
  }

  /** {@code yyyy-MM-dd HH:mm:ss} in Beijing; empty for 0. */
  static String time(long second) {
    return second == 0 ? "" : BEIJING.format(Instant.ofEpochSecond(second));
  }
}

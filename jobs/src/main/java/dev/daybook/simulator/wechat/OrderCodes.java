package dev.daybook.simulator.wechat;

import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;
import java.util.Locale;

/** The platform's codes for the simulator's words. */
final class OrderCodes {
  private static final String FIRST_AFTER_SALE = "5000000";

  private OrderCodes() {}

  /** 13 waits for its group; 200 all of it refunded; 250 never paid. */
  static int status(Version version) {
    if (version.refundStep() == Step.REFUNDED) {
      return 200;
    }
    return switch (version.forward()) {
      case PENDING_PAYMENT -> 10;
      case PAID -> 13;
      case READY_TO_SHIP -> 20;
      case SHIPPING -> 21;
      case SHIPPED -> 30;
      case COMPLETED -> 100;
      case CANCELLED -> 250;
      default -> throw new IllegalStateException("WeChat has no code for " + version.forward());
    };
  }

  static boolean refundOpen(Version version) {
    return version.refundStep() == Step.REFUND_ASKED || version.refundStep() == Step.REFUND_PAYING;
  }

  static boolean refundDone(Version version) {
    return version.refundStep() == Step.REFUNDED || version.refundStep() == Step.REFUNDED_IN_PART;
  }

  /** {@code USER_CANCELD} is the platform's spelling. */
  static String afterSaleStatus(Version version) {
    if (version.refundStep() == null) {
      return "USER_CANCELD";
    }
    return switch (version.refundStep()) {
      case REFUND_ASKED -> "MERCHANT_PROCESSING";
      case REFUND_PAYING -> "PLATFORM_REFUNDING";
      default -> "MERCHANT_REFUND_SUCCESS";
    };
  }

  static String afterSaleId(Version version) {
    return String.format(Locale.ROOT, "%s%09d", FIRST_AFTER_SALE, version.index());
  }

  /** Index of the order; -1 for what is no id of an after-sale. */
  static int indexOfAfterSale(String id) {
    return id.matches(FIRST_AFTER_SALE + "\\d{9}")
        ? Integer.parseInt(id.substring(FIRST_AFTER_SALE.length()))
        : -1;
  }
}

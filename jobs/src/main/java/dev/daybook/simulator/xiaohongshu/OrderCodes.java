package dev.daybook.simulator.xiaohongshu;

import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;

/** The platform's codes for the simulator's words. */
final class OrderCodes {
  private OrderCodes() {}

  /** 8 is closed by a refund, 9 is cancelled, paid or not. */
  static int status(Version version) {
    if (version.refundStep() == Step.REFUNDED) {
      return 8;
    }
    return switch (version.forward()) {
      case PENDING_PAYMENT -> 1;
      case PAID -> version.has(Step.PAUSED) ? 3 : 2;
      case READY_TO_SHIP -> 4;
      case SHIPPING -> 5;
      case SHIPPED -> 6;
      case COMPLETED -> 7;
      case CANCELLED -> 9;
      default ->
          throw new IllegalStateException("Xiaohongshu has no code for " + version.forward());
    };
  }

  /** 1 none; 2 open, 3 done and 7 withdrawn are unconfirmed. */
  static int afterSales(Version version) {
    if (version.has(Step.CANCELLED_PAID)) {
      return 3;
    }
    if (version.has(Step.REFUND_WITHDRAWN)) {
      return 7;
    }
    if (version.refundStep() == null) {
      return 1;
    }
    return switch (version.refundStep()) {
      case REFUND_ASKED, REFUND_PAYING -> 2;
      default -> 3;
    };
  }
}

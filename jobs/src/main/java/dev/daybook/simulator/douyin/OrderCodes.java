package dev.daybook.simulator.douyin;

import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;

/** The platform's codes for the simulator's words. */
final class OrderCodes {
  private OrderCodes() {}

  static int orderStatus(Version version) {
    if (version.refundStep() == Step.REFUNDED) {
      return 4;
    }
    return switch (version.forward()) {
      case PENDING_PAYMENT -> 1;
      case PAID -> 105;
      case READY_TO_SHIP -> 2;
      case SHIPPING -> 101;
      case SHIPPED -> 3;
      case COMPLETED -> 5;
      case CANCELLED -> 4;
      default -> throw new IllegalStateException("Douyin has no code for " + version.forward());
    };
  }

  /** 21 refunded before shipping, 22 after it; else as the order. */
  static int mainStatus(Version version) {
    if (version.refundStep() == Step.REFUNDED) {
      return version.has(Step.SHIPPED) ? 22 : 21;
    }
    return orderStatus(version);
  }

  static String label(int status) {
    return switch (status) {
      case 1 -> "待支付";
      case 105 -> "已支付";
      case 2 -> "待发货";
      case 101 -> "部分发货";
      case 3 -> "已发货";
      case 5 -> "已完成";
      case 21 -> "发货前退款完结";
      case 22 -> "发货后退款完结";
      default -> "已关闭";
    };
  }

  /** 0 none, 6 asked for, 11 sent back, 12 refunded, 28 closed. */
  static int afterSaleStatus(Version version) {
    if (version.has(Step.REFUND_WITHDRAWN)) {
      return 28;
    }
    if (version.refundStep() == null) {
      return 0;
    }
    return switch (version.refundStep()) {
      case REFUND_ASKED -> 6;
      case REFUND_PAYING -> version.has(Step.SHIPPED) ? 11 : 6;
      default -> 12;
    };
  }

  /** 0 or 1 waiting, 3 paid back. A withdrawn one may keep its 1. */
  static int refundStatus(Version version) {
    int afterSale = afterSaleStatus(version);
    return afterSale == 12 ? 3 : afterSale == 0 ? 0 : 1;
  }

  /** 1 refund after shipping, 2 before it. */
  static int afterSaleType(Version version) {
    return afterSaleStatus(version) == 0 ? 0 : version.has(Step.SHIPPED) ? 1 : 2;
  }
}

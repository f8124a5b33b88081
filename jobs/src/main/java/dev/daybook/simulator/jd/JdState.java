package dev.daybook.simulator.jd;

import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;

/** How a JD order stands, as the file and as the gateway call it. */
enum JdState {
  READY("等待出库", "WAIT_SELLER_STOCK_OUT"),
  /** Waits to be shipped without having been paid: the state alone proves no payment. */
  CASH_ON_DELIVERY("等待出库", "WAIT_SELLER_STOCK_OUT"),
  SHIPPED("等待确认收货", "WAIT_GOODS_RECEIVE_CONFIRM"),
  DONE("完成", "FINISHED_L"),
  UNPAID("等待付款", "NOT_PAY"),
  LOCKED("锁定", "LOCKED"),
  PAUSED("暂停", "PAUSE"),
  CANCELLED("(删除)等待出库", "TRADE_CANCELED"),
  CANCELLED_UNPAID("(删除)等待付款", "TRADE_CANCELED"),
  /** A parent whose children are orders of their own in the same file. */
  SPLIT("(删除)等待出库", "TRADE_CANCELED");

  private final String label;
  private final String code;

  JdState(String label, String code) {
    this.label = label;
    this.code = code;
  }

  static JdState of(Version version) {
    return switch (version.forward()) {
      case PENDING_PAYMENT -> UNPAID;
      case READY_TO_SHIP -> version.paid() ? READY : CASH_ON_DELIVERY;
      case SHIPPED -> SHIPPED;
      case COMPLETED -> DONE;
      case REFUNDING -> LOCKED;
      case PAID -> PAUSED;
      case CANCELLED -> cancelled(version);
      default -> throw new IllegalStateException("JD has no state for " + version.forward());
    };
  }

  private static JdState cancelled(Version version) {
    if (version.has(Step.SPLIT)) {
      return SPLIT;
    }
    return version.paid() ? CANCELLED : CANCELLED_UNPAID;
  }

  String label() {
    return label;
  }

  String code() {
    return code;
  }

  boolean deleted() {
    return label.startsWith("(删除)");
  }
}

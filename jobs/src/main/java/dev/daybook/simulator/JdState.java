package dev.daybook.simulator;

import dev.daybook.canonical.OrderStatus;

/** How a JD order stands in the export file, and how many of 1,000 orders stand so. */
enum JdState {
  READY(500, "等待出库", OrderStatus.READY_TO_SHIP, true),
  /** Waits to be shipped without having been paid: the state alone proves no payment. */
  CASH_ON_DELIVERY(40, "等待出库", OrderStatus.READY_TO_SHIP, false),
  SHIPPED(260, "等待确认收货", OrderStatus.SHIPPED, true),
  DONE(60, "完成", OrderStatus.COMPLETED, true),
  UNPAID(50, "等待付款", OrderStatus.PENDING_PAYMENT, false),
  LOCKED(20, "锁定", OrderStatus.REFUNDING, true),
  PAUSED(20, "暂停", OrderStatus.PAID, true),
  CANCELLED(30, "(删除)等待出库", OrderStatus.CANCELLED, true),
  CANCELLED_UNPAID(20, "(删除)等待付款", OrderStatus.CANCELLED, false),
  /** A parent whose children are orders of their own in the same file. */
  SPLIT(0, "(删除)等待出库", OrderStatus.CANCELLED, true);

  private final int perMille;
  private final String label;
  private final OrderStatus canonical;
  private final boolean paid;

  JdState(int perMille, String label, OrderStatus canonical, boolean paid) {
    this.perMille = perMille;
    this.label = label;
    this.canonical = canonical;
    this.paid = paid;
  }

  static JdState of(Dice dice) {
    int share = dice.between(0, 999);
    for (JdState state : values()) {
      share -= state.perMille;
      if (share < 0) {
        return state;
      }
    }
    throw new IllegalStateException("the shares of the states do not add up to 1,000");
  }

  String label() {
    return label;
  }

  OrderStatus canonical() {
    return canonical;
  }

  boolean paid() {
    return paid;
  }

  boolean deleted() {
    return label.startsWith("(删除)");
  }
}

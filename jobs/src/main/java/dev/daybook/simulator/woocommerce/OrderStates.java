package dev.daybook.simulator.woocommerce;

import dev.daybook.canonical.OrderStatus;
import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;

/** The states of the core, and one that a plugin adds. */
final class OrderStates {
  private OrderStates() {}

  /**
   * @param plugins what is partly on its way is told, by a state that the core does not know; its
   *     name is invented
   */
  static String of(Version version, boolean plugins) {
    if (version.status() == OrderStatus.REFUNDED) {
      return "refunded";
    }
    return switch (version.forward()) {
      case PENDING_PAYMENT -> "pending";
      case PAYING -> "on-hold";
      case READY_TO_SHIP -> "processing";
      case SHIPPING -> plugins ? "partial-shipped" : "processing";
      case COMPLETED -> "completed";
      case CANCELLED -> "cancelled";
      default -> throw new IllegalStateException("no state for " + version.forward());
    };
  }

  /** Seconds since 1970 of the end; 0 while it goes on. */
  static long completedAt(Version version) {
    return version.when(Step.SIGNED);
  }
}

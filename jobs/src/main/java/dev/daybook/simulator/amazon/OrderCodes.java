package dev.daybook.simulator.amazon;

import dev.daybook.simulator.Version;

/** Amazon's words for the simulator's. */
final class OrderCodes {
  private OrderCodes() {}

  static String v0(Version version) {
    return switch (version.forward()) {
      case PENDING_PAYMENT -> "Pending";
      case READY_TO_SHIP -> "Unshipped";
      case SHIPPING -> "PartiallyShipped";
      case SHIPPED -> "Shipped";
      case CANCELLED -> "Canceled";
      default -> throw new IllegalStateException("Amazon has no word for " + version.forward());
    };
  }

  /** With two l in CANCELLED. */
  static String of2026(Version version) {
    return switch (version.forward()) {
      case PENDING_PAYMENT -> "PENDING";
      case READY_TO_SHIP -> "UNSHIPPED";
      case SHIPPING -> "PARTIALLY_SHIPPED";
      case SHIPPED -> "SHIPPED";
      case CANCELLED -> "CANCELLED";
      default -> throw new IllegalStateException("Amazon has no word for " + version.forward());
    };
  }

  /** How many pieces of an order have left. */
  static int shipped(Version version, int pieces) {
    return switch (version.forward()) {
      case SHIPPED -> pieces;
      case SHIPPING -> pieces / 2;
      default -> 0;
    };
  }
}

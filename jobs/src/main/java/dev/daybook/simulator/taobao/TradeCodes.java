package dev.daybook.simulator.taobao;

import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;

/** The platform's words for the simulator's. */
final class TradeCodes {
  /** What is left out unless it is asked for: every fortieth order. The name is unconfirmed. */
  private static final String RARE_TYPE = "step";

  private static final int RARE_EVERY = 40;

  private TradeCodes() {}

  /** {@code TRADE_CLOSED} is closed after its payment, {@code …_BY_TAOBAO} is unpaid. */
  static String status(Version version) {
    if (version.refundStep() == Step.REFUNDED) {
      return "TRADE_CLOSED";
    }
    return switch (version.forward()) {
      case PENDING_PAYMENT -> "WAIT_BUYER_PAY";
      case PAYING -> "PAY_PENDING";
      case PAID -> "PAID_FORBID_CONSIGN";
      case READY_TO_SHIP -> "WAIT_SELLER_SEND_GOODS";
      case SHIPPING -> "SELLER_CONSIGNED_PART";
      case SHIPPED ->
          version.has(Step.DELIVERED) ? "TRADE_BUYER_SIGNED" : "WAIT_BUYER_CONFIRM_GOODS";
      case COMPLETED -> "TRADE_FINISHED";
      case CANCELLED -> "TRADE_CLOSED_BY_TAOBAO";
      default -> throw new IllegalStateException("Taobao has no word for " + version.forward());
    };
  }

  /** Of a line; the names are unconfirmed. A refund in part is of the first line alone. */
  static String refundStatus(Version version, int line) {
    if (line > 0 && version.refundsInPart()) {
      return "NO_REFUND";
    }
    if (version.has(Step.REFUND_WITHDRAWN)) {
      return "CLOSED";
    }
    if (version.refundStep() == null) {
      return "NO_REFUND";
    }
    return switch (version.refundStep()) {
      case REFUND_ASKED -> "WAIT_SELLER_AGREE";
      case REFUND_PAYING ->
          version.has(Step.SHIPPED) ? "WAIT_SELLER_CONFIRM_GOODS" : "WAIT_SELLER_AGREE";
      default -> "SUCCESS";
    };
  }

  static String type(Version version) {
    return version.index() % RARE_EVERY == RARE_EVERY - 1 ? RARE_TYPE : "fixed";
  }

  /** When the order came to its end, well or not; 0 while it goes on. */
  static long endedAt(Version version) {
    return Math.max(
        version.when(Step.SIGNED),
        Math.max(version.when(Step.CLOSED_UNPAID), version.when(Step.REFUNDED)));
  }
}

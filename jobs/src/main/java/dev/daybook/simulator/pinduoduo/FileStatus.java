package dev.daybook.simulator.pinduoduo;

import dev.daybook.canonical.OrderStatus;
import dev.daybook.simulator.Version;

/**
 * How an order stands in the file: fewer states than in the gateway's answers, with the Chinese
 * comma. Parcels on their way, a risk review and a refund in part do not show.
 *
 * @param label 订单状态
 * @param afterSale 售后状态; the words for open and done are unconfirmed
 */
record FileStatus(String label, String afterSale, OrderStatus told) {
  private static final String NO_AFTER_SALE = "无售后或售后取消";

  static FileStatus of(Version version) {
    int refund = PlatformCodes.refundStatus(version);
    int order = PlatformCodes.orderStatus(version);
    if (refund == 4) {
      return new FileStatus(way(order) + "，退款成功", "退款成功", OrderStatus.REFUNDED);
    }
    return new FileStatus(
        label(order),
        refund == 1 ? NO_AFTER_SALE : "售后处理中",
        refund == 1 ? told(order) : OrderStatus.REFUNDING);
  }

  private static String way(int orderStatus) {
    return switch (orderStatus) {
      case 1 -> "未发货";
      case 2 -> "已发货";
      default -> "已收货";
    };
  }

  private static String label(int orderStatus) {
    return switch (orderStatus) {
      case 1 -> "待发货";
      case 2 -> "已发货，待收货";
      default -> "已收货";
    };
  }

  private static OrderStatus told(int orderStatus) {
    return switch (orderStatus) {
      case 1 -> OrderStatus.READY_TO_SHIP;
      case 2 -> OrderStatus.SHIPPED;
      default -> OrderStatus.COMPLETED;
    };
  }
}

package dev.daybook.operate;

import dev.daybook.canonical.OrderStatus;
import dev.daybook.canonical.ShopId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * One page of a search, newest order first.
 *
 * @param total on all pages
 */
public record OrdersFound(long total, int page, int limit, List<FoundOrder> orders) {
  /** One order of a list: people are masked. */
  public record FoundOrder(
      long orderId,
      ShopId shop,
      String externalNo,
      int version,
      OrderStatus status,
      Instant orderedAt,
      Instant sourceUpdatedAt,
      String currency,
      BigDecimal buyerPaid,
      String receiverName,
      String receiverPhone,
      int lines,
      long openFindings,
      boolean held) {}
}

package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * After-sales whose order the book does not hold, the longest waiting first.
 *
 * @param waiting how many there are, shown or not
 */
public record WaitingReport(long waiting, List<Waiting> afterSales) {
  public record Waiting(
      ShopId shop,
      String afterSaleNo,
      String orderNo,
      String kind,
      String state,
      String currency,
      BigDecimal requested,
      BigDecimal refunded,
      Instant sourceUpdatedAt,
      Instant bookedAt,
      long documentId,
      int recordNo) {}
}

package dev.daybook.simulator;

import java.util.List;

/**
 * One order of the JD file, in fen: {@code payable = total − seller discount − platform coupons +
 * freight}.
 *
 * @param placedAt seconds since 1970; {@code paidAt} and {@code doneAt} are 0 when it has not
 *     happened
 * @param sellerNote {@code 订单拆分为 X Y} on a split parent
 */
record JdOrder(
    int index,
    String number,
    JdState state,
    List<PurchaseLine> lines,
    long sellerDiscountFen,
    long couponFen,
    long freightFen,
    long placedAt,
    long paidAt,
    long doneAt,
    BuyerSide buyer,
    String sellerNote) {

  long totalFen() {
    return lines.stream().mapToLong(PurchaseLine::totalFen).sum();
  }

  long settlementFen() {
    return totalFen() - sellerDiscountFen;
  }

  long payableFen() {
    return settlementFen() - couponFen + freightFen;
  }

  long newestSecond() {
    return Math.max(placedAt, Math.max(paidAt, doneAt));
  }
}

package dev.daybook.simulator;

import dev.daybook.canonical.OrderStatus;
import dev.daybook.canonical.ShopId;
import java.time.Instant;

/**
 * What a flawless book holds of one order; computed from the simulated world, never from a mapping.
 * Amounts in fen (1 fen = 0.01 CNY), for shops in USD in cents; a discount is positive: {@code
 * goods + freight − merchant − platform − payment = buyerPaid}.
 *
 * @param status with full knowledge: a refund in part keeps the forward state
 * @param statusWithoutRefundDetail what the order alone can tell: Pinduoduo says the same {@code
 *     refund_status} 4 for a refund in part and in full; JD's cancelled order does not say that its
 *     money went back. Differs from {@code status} only there
 * @param buyerPaidFen for an order still unpaid, what it will cost
 * @param refundTotalFen paid back so far; not in Pinduoduo's order lists but in its refund methods
 * @param updatedAt of the newest version visible at the asked instant
 */
public record TruthOrder(
    ShopId shop,
    String externalNo,
    OrderStatus status,
    OrderStatus statusWithoutRefundDetail,
    boolean paymentConfirmed,
    long goodsTotalFen,
    long freightFen,
    long merchantDiscountFen,
    long platformDiscountFen,
    long paymentDiscountFen,
    long buyerPaidFen,
    long refundTotalFen,
    int lines,
    int pieces,
    Instant updatedAt) {

  /** The same order where a source tells another status. */
  public TruthOrder told(OrderStatus other) {
    return new TruthOrder(
        shop,
        externalNo,
        status,
        other,
        paymentConfirmed,
        goodsTotalFen,
        freightFen,
        merchantDiscountFen,
        platformDiscountFen,
        paymentDiscountFen,
        buyerPaidFen,
        refundTotalFen,
        lines,
        pieces,
        updatedAt);
  }

  /** What the book has to balance against: the buyer's money and what the platform adds. */
  public long merchantReceivableFen() {
    return buyerPaidFen + platformDiscountFen + paymentDiscountFen;
  }

  /** All discounts, whoever bears them. */
  public long discountsFen() {
    return merchantDiscountFen + platformDiscountFen + paymentDiscountFen;
  }
}

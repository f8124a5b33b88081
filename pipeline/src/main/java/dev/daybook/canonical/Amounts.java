package dev.daybook.canonical;

import java.util.Currency;

/**
 * The money of one order, all in one currency; a discount is a positive amount.
 *
 * <p>The channel's identities, checked to the last fen by a rule and never repaired: {@code
 * goodsTotal + freight − merchantDiscount − platformDiscount − otherDiscount − paymentDiscount =
 * buyerPaid} and {@code buyerPaid + platformDiscount + otherDiscount + paymentDiscount =
 * merchantReceivable}.
 *
 * @param merchantDiscount borne by the merchant
 * @param platformDiscount borne by the platform
 * @param otherDiscount borne by a third party (influencer, government subsidy)
 * @param paymentDiscount taken off at payment by the payment channel
 * @param refundTotal refunded so far
 */
public record Amounts(
    Money goodsTotal,
    Money freight,
    Money merchantDiscount,
    Money platformDiscount,
    Money otherDiscount,
    Money paymentDiscount,
    Money buyerPaid,
    Money merchantReceivable,
    Money refundTotal) {
  public Currency currency() {
    return goodsTotal.currency();
  }

  /** All discounts, whoever bears them. */
  public Money discounts() {
    return merchantDiscount.plus(platformDiscount).plus(otherDiscount).plus(paymentDiscount);
  }
}

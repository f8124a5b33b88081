package dev.daybook.canonical;

import java.math.BigDecimal;

/**
 * One line of an order.
 *
 * @param lineNo from 1, in the channel's own order
 * @param itemId the channel's id of the product; {@code skuId} of the variant; {@code merchantSku}
 *     our own code, empty when the merchant gave none
 * @param quantity pieces; exact, because some channels sell by weight
 * @param lineTotal unit price × quantity, before discounts
 * @param lineDiscount all discounts attributed to this line by the channel; zero when it gives
 *     order totals only
 * @param refundState the channel's word for the state of this line's refund; empty for none
 */
public record OrderLine(
    int lineNo,
    String itemId,
    String skuId,
    String merchantSku,
    String title,
    BigDecimal quantity,
    Money unitPrice,
    Money lineTotal,
    Money lineDiscount,
    String refundState) {
  public OrderLine {
    itemId = Text.orEmpty(itemId);
    skuId = Text.orEmpty(skuId);
    merchantSku = Text.orEmpty(merchantSku);
    title = Text.orEmpty(title);
    refundState = Text.orEmpty(refundState);
    quantity = quantity.stripTrailingZeros();
  }
}

package dev.daybook.canonical;

import java.time.Instant;
import java.util.Objects;

/**
 * One after-sale as one version of it came from a channel: a refund, return or exchange of an
 * order.
 *
 * @param afterSaleNo the channel's number of the after-sale, exactly as given; with the shop its
 *     identity
 * @param orderNo the channel's number of the order it belongs to
 * @param item which line of the order it is about, as far as the channel tells
 * @param channelState the channel's own words for the state, as given
 * @param requested what the buyer asks back
 * @param refunded what the buyer got back; nothing before it has succeeded
 * @param trackingNo of the parcel that comes back
 */
public record AfterSale(
    ShopId shop,
    String afterSaleNo,
    String orderNo,
    Item item,
    AfterSaleKind kind,
    AfterSaleState state,
    String channelState,
    Money requested,
    Money refunded,
    String reason,
    String trackingNo,
    Times times) {
  public AfterSale {
    Objects.requireNonNull(shop);
    Objects.requireNonNull(item);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(state);
    Objects.requireNonNull(times.sourceUpdatedAt(), "sourceUpdatedAt");
    requireNumber("the channel's number", afterSaleNo);
    requireNumber("the number of its order", orderNo);
    if (!requested.currency().equals(refunded.currency())) {
      throw new IllegalArgumentException("an after-sale is of one currency");
    }
    if (state != AfterSaleState.SUCCEEDED && !refunded.isZero()) {
      throw new IllegalArgumentException("an after-sale that is %s has refunded".formatted(state));
    }
    channelState = Text.orEmpty(channelState);
    reason = Text.orEmpty(reason);
    trackingNo = Text.orEmpty(trackingNo);
  }

  private static void requireNumber(String what, String number) {
    if (number == null || number.isBlank()) {
      throw new IllegalArgumentException("an after-sale needs " + what);
    }
  }

  /**
   * The line of the order, by whatever the channel names it with; absent parts are empty text.
   *
   * @param lineId the channel's id of the line; {@code itemId} of the product; {@code skuId} of the
   *     variant
   */
  public record Item(String lineId, String itemId, String skuId) {
    public static final Item UNKNOWN = new Item("", "", "");

    public Item {
      lineId = Text.orEmpty(lineId);
      itemId = Text.orEmpty(itemId);
      skuId = Text.orEmpty(skuId);
    }
  }

  /**
   * UTC; null where it has not happened or the channel does not tell.
   *
   * @param sourceUpdatedAt the channel's own time of this version, never null
   */
  public record Times(Instant openedAt, Instant closedAt, Instant sourceUpdatedAt) {}

  /** Tells no reason: buyers write it. */
  @Override
  public String toString() {
    return "AfterSale[%s/%s of %s %s]".formatted(shop, afterSaleNo, orderNo, state);
  }
}

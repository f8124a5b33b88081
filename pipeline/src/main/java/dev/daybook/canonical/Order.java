package dev.daybook.canonical;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One order as one version of it came from a channel. Our order id is not part of it: that belongs
 * to the identity.
 *
 * @param externalNo the channel's order number, exactly as given
 * @param status what the channel says of the order, its own words on refunds included
 * @param forward how far the order has come on its way, refunds left aside; the same as {@code
 *     status} where the channel's words do not tell them apart
 * @param channelStatus the channel's own words for the state, as given
 * @param paymentConfirmed whether the channel has confirmed the payment; a state alone does not
 *     prove it (cash on delivery, pay later)
 * @param flags short marks such as {@code risk-review}; sorted
 * @param extras fields of the channel that have no canonical place: text, long, BigDecimal or
 *     Boolean; sorted by name
 */
public record Order(
    ShopId shop,
    String externalNo,
    OrderStatus status,
    OrderStatus forward,
    String channelStatus,
    Buyer buyer,
    Receiver receiver,
    Amounts amounts,
    boolean paymentConfirmed,
    Times times,
    String buyerNote,
    String sellerNote,
    SortedSet<String> flags,
    SortedMap<String, Object> extras,
    List<OrderLine> lines) {
  /** A flag: no source has told the refund's amount, the mapping takes it for a full one. */
  public static final String REFUND_AMOUNT_ASSUMED = "refund-amount-assumed";

  private static final Set<Class<?>> EXTRA_TYPES =
      Set.of(String.class, Long.class, java.math.BigDecimal.class, Boolean.class);

  public Order {
    Objects.requireNonNull(shop);
    Objects.requireNonNull(status);
    Objects.requireNonNull(forward);
    Objects.requireNonNull(times.sourceUpdatedAt(), "sourceUpdatedAt");
    if (externalNo == null || externalNo.isBlank()) {
      throw new IllegalArgumentException("an order needs the channel's order number");
    }
    channelStatus = Text.orEmpty(channelStatus);
    buyerNote = Text.orEmpty(buyerNote);
    sellerNote = Text.orEmpty(sellerNote);
    flags = new TreeSet<>(flags);
    extras = new TreeMap<>(extras);
    lines = List.copyOf(lines);
    extras.forEach(Order::requireExtraType);
  }

  /** An order whose source does not tell its refunds apart from its way. */
  public Order(
      ShopId shop,
      String externalNo,
      OrderStatus status,
      String channelStatus,
      Buyer buyer,
      Receiver receiver,
      Amounts amounts,
      boolean paymentConfirmed,
      Times times,
      String buyerNote,
      String sellerNote,
      SortedSet<String> flags,
      SortedMap<String, Object> extras,
      List<OrderLine> lines) {
    this(
        shop,
        externalNo,
        status,
        status,
        channelStatus,
        buyer,
        receiver,
        amounts,
        paymentConfirmed,
        times,
        buyerNote,
        sellerNote,
        flags,
        extras,
        lines);
  }

  private static void requireExtraType(String name, Object value) {
    if (!EXTRA_TYPES.contains(value.getClass())) {
      throw new IllegalArgumentException(
          "extra '%s' is a %s; an extra is text, long, BigDecimal or Boolean"
              .formatted(name, value.getClass().getSimpleName()));
    }
  }

  /** This order with other people. */
  public Order with(Buyer otherBuyer, Receiver otherReceiver) {
    return new Order(
        shop,
        externalNo,
        status,
        forward,
        channelStatus,
        otherBuyer,
        otherReceiver,
        amounts,
        paymentConfirmed,
        times,
        buyerNote,
        sellerNote,
        flags,
        extras,
        lines);
  }

  /** Names no person. */
  @Override
  public String toString() {
    return "Order[%s/%s %s]".formatted(shop, externalNo, status);
  }
}

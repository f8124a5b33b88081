package dev.daybook.book;

import dev.daybook.canonical.AfterSale;
import dev.daybook.canonical.Money;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.OrderLine;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;

/**
 * SHA-256 of the canonical content of an order or after-sale as the channel gave it, its update
 * time included. Equal when and only when two records say the same of it, to the millisecond.
 *
 * <p>Every value goes in behind its length, so that no two contents share one serialization.
 */
final class ContentHash {
  private static final int START_BYTES = 1024;

  private final byte[] bytes;

  private ContentHash(byte[] bytes) {
    this.bytes = bytes;
  }

  static ContentHash stored(byte[] bytes) {
    return new ContentHash(bytes);
  }

  static ContentHash of(Order order) {
    var content = new Content();
    content.add(order);
    return new ContentHash(content.digest());
  }

  static ContentHash of(AfterSale afterSale) {
    var content = new Content();
    content.add(afterSale);
    return new ContentHash(content.digest());
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContentHash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  private static final class Content {
    private byte[] buffer = new byte[START_BYTES];
    private int length;

    void add(Order order) {
      text(order.status().name());
      text(order.channelStatus());
      addPeople(order);
      addAmounts(order);
      number(order.paymentConfirmed() ? 1 : 0);
      var times = order.times();
      time(times.orderedAt());
      time(times.paidAt());
      time(times.shippedAt());
      time(times.completedAt());
      time(times.sourceUpdatedAt());
      text(order.buyerNote());
      text(order.sellerNote());
      number(order.flags().size());
      order.flags().forEach(this::text);
      number(order.extras().size());
      order.extras().forEach(this::extra);
      number(order.lines().size());
      order.lines().forEach(this::line);
      // Only where it says more than the status: the hashes of books from before it stay as they
      // are.
      if (order.forward() != order.status()) {
        text(order.forward().name());
      }
    }

    void add(AfterSale afterSale) {
      text(afterSale.orderNo());
      text(afterSale.item().lineId());
      text(afterSale.item().itemId());
      text(afterSale.item().skuId());
      text(afterSale.kind().name());
      text(afterSale.state().name());
      text(afterSale.channelState());
      text(afterSale.requested().currency().getCurrencyCode());
      money(afterSale.requested());
      money(afterSale.refunded());
      text(afterSale.reason());
      text(afterSale.trackingNo());
      time(afterSale.times().openedAt());
      time(afterSale.times().closedAt());
      time(afterSale.times().sourceUpdatedAt());
    }

    private void addPeople(Order order) {
      var buyer = order.buyer();
      text(buyer.channelBuyerId());
      text(buyer.name());
      text(buyer.phone());
      number(buyer.masked() ? 1 : 0);
      var receiver = order.receiver();
      text(receiver.name());
      text(receiver.phone());
      text(receiver.country());
      text(receiver.province());
      text(receiver.city());
      text(receiver.district());
      text(receiver.address());
      text(receiver.addressId());
    }

    private void addAmounts(Order order) {
      var amounts = order.amounts();
      text(amounts.currency().getCurrencyCode());
      money(amounts.goodsTotal());
      money(amounts.freight());
      money(amounts.merchantDiscount());
      money(amounts.platformDiscount());
      money(amounts.otherDiscount());
      money(amounts.paymentDiscount());
      money(amounts.buyerPaid());
      money(amounts.merchantReceivable());
      money(amounts.refundTotal());
    }

    private void line(OrderLine line) {
      number(line.lineNo());
      text(line.itemId());
      text(line.skuId());
      text(line.merchantSku());
      text(line.title());
      decimal(line.quantity());
      money(line.unitPrice());
      money(line.lineTotal());
      money(line.lineDiscount());
      text(line.refundState());
    }

    private void extra(String name, Object value) {
      text(name);
      text(value.getClass().getSimpleName());
      text(value.toString());
    }

    private void money(Money money) {
      number(money.minor());
    }

    private void decimal(BigDecimal value) {
      text(value.toPlainString());
    }

    private void time(Instant instant) {
      number(instant == null ? Long.MIN_VALUE : instant.toEpochMilli());
    }

    private void number(long value) {
      reserve(Long.BYTES);
      for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
        buffer[length++] = (byte) (value >>> shift);
      }
    }

    private void text(String text) {
      var utf8 = text.getBytes(StandardCharsets.UTF_8);
      number(utf8.length);
      reserve(utf8.length);
      System.arraycopy(utf8, 0, buffer, length, utf8.length);
      length += utf8.length;
    }

    private void reserve(int more) {
      if (length + more > buffer.length) {
        buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
      }
    }

    byte[] digest() {
      try {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(buffer, 0, length);
        return digest.digest();
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every Java has SHA-256", impossible);
      }
    }
  }
}

package dev.daybook.book;

import dev.daybook.canonical.AfterSale;
import dev.daybook.canonical.Amounts;
import dev.daybook.canonical.Money;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.OrderLine;
import dev.daybook.canonical.Times;
import dev.daybook.identity.Identities;
import dev.daybook.mapping.Unreadable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;

/**
 * What the tables of the book can hold, asked before anything is written: a record that does not
 * fit is a rejection with all its reasons, never a failed chunk. The widths are those of {@code
 * sql/migrations}.
 */
final class Bookable {
  /** 10^13 of the smallest unit, so that the sum of a document stays within 64 bits. */
  static final long MOST_MINOR = 10_000_000_000_000L;

  private static final Instant EARLIEST = Instant.parse("1000-01-02T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");
  private static final BigDecimal MOST_PIECES = new BigDecimal("1000000000000");
  private static final int PIECE_DECIMALS = 3;
  private static final int MOST_LINES = 65_535;
  private static final int MOST_EXTRAS_BYTES = 65_535;
  private static final int MOST_FLAGS = 500;
  private static final int MONEY_DECIMALS = 4;
  private static final String NEXT = "mend the channel's mapping, then run: quarantine retry";

  private final String place;
  private final Currency currency;
  private final List<Unreadable> reasons = new ArrayList<>();

  private Bookable(String place, Currency currency) {
    this.place = place;
    this.currency = currency;
  }

  /** All reasons why the book cannot hold this order; none when it can. */
  static List<Unreadable> problems(String place, Order order) {
    var check = new Bookable(place, order.amounts().currency());
    check.key("external_no", order.externalNo());
    check.texts(order);
    check.people(order);
    check.currency();
    check.amounts(order.amounts());
    check.times(order.times());
    check.lines(order);
    return check.reasons;
  }

  /** All reasons why the book cannot hold this after-sale; none when it can. */
  static List<Unreadable> problems(String place, AfterSale afterSale) {
    var check = new Bookable(place, afterSale.requested().currency());
    check.key("after_sale_no", afterSale.afterSaleNo());
    check.key("order_no", afterSale.orderNo());
    check.text("channel_state", afterSale.channelState(), 128);
    check.text("line_id", afterSale.item().lineId(), 64);
    check.text("item_id", afterSale.item().itemId(), 64);
    check.text("sku_id", afterSale.item().skuId(), 64);
    check.hidden("reason", afterSale.reason(), 500);
    check.text("tracking_no", afterSale.trackingNo(), 128);
    check.currency();
    check.money("requested", afterSale.requested());
    check.money("refunded", afterSale.refunded());
    check.time("opened_at", afterSale.times().openedAt());
    check.time("closed_at", afterSale.times().closedAt());
    check.time("source_updated_at", afterSale.times().sourceUpdatedAt());
    return check.reasons;
  }

  /** Whether an amount fits the accounts. */
  static boolean fits(Money money) {
    return money
            .amount()
            .unscaledValue()
            .abs()
            .compareTo(BigDecimal.valueOf(MOST_MINOR).toBigInteger())
        <= 0;
  }

  private void key(String field, String number) {
    if (!Identities.isOrderNo(number)) {
      refuse(field, number, "1 to %d printable ASCII characters".formatted(Identities.LONGEST_NO));
    }
  }

  private void texts(Order order) {
    text("channel_status", order.channelStatus(), 128);
    hidden("buyer_note", order.buyerNote(), 2000);
    hidden("seller_note", order.sellerNote(), 2000);
    hidden("flags", BookJson.flags(order.flags()), MOST_FLAGS);
    var extras = BookJson.extras(order.extras());
    if (extras.getBytes(StandardCharsets.UTF_8).length > MOST_EXTRAS_BYTES || broken(extras)) {
      refuse("extras", "…", "whole Unicode text of at most 65535 bytes together");
    }
  }

  private void people(Order order) {
    var buyer = order.buyer();
    hidden("buyer_id", buyer.channelBuyerId(), 128);
    hidden("buyer_name", buyer.name(), 255);
    hidden("buyer_phone", buyer.phone(), 128);
    var receiver = order.receiver();
    hidden("receiver_name", receiver.name(), 255);
    hidden("receiver_phone", receiver.phone(), 128);
    hidden("country", receiver.country(), 64);
    hidden("province", receiver.province(), 64);
    hidden("city", receiver.city(), 64);
    hidden("district", receiver.district(), 64);
    hidden("address", receiver.address(), 1000);
    hidden("address_id", receiver.addressId(), 128);
  }

  private void currency() {
    int decimals = currency.getDefaultFractionDigits();
    if (decimals < 0 || decimals > MONEY_DECIMALS) {
      refuse("currency", currency.getCurrencyCode(), "a currency of 0 to 4 decimals");
    }
  }

  private void amounts(Amounts amounts) {
    money("goods_total", amounts.goodsTotal());
    money("freight", amounts.freight());
    money("merchant_discount", amounts.merchantDiscount());
    money("platform_discount", amounts.platformDiscount());
    money("other_discount", amounts.otherDiscount());
    money("payment_discount", amounts.paymentDiscount());
    money("buyer_paid", amounts.buyerPaid());
    money("merchant_receivable", amounts.merchantReceivable());
    money("refund_total", amounts.refundTotal());
  }

  private void times(Times times) {
    time("ordered_at", times.orderedAt());
    time("paid_at", times.paidAt());
    time("shipped_at", times.shippedAt());
    time("completed_at", times.completedAt());
    time("source_updated_at", times.sourceUpdatedAt());
  }

  private void lines(Order order) {
    var numbers = new HashSet<Integer>();
    for (var line : order.lines()) {
      if (line.lineNo() < 1 || line.lineNo() > MOST_LINES || !numbers.add(line.lineNo())) {
        refuse("line_no", String.valueOf(line.lineNo()), "1 to 65535, each once in an order");
      }
      line(line);
    }
  }

  private void line(OrderLine line) {
    text("item_id", line.itemId(), 64);
    text("sku_id", line.skuId(), 64);
    text("merchant_sku", line.merchantSku(), 128);
    text("title", line.title(), 500);
    text("refund_state", line.refundState(), 64);
    if (line.quantity().scale() > PIECE_DECIMALS
        || line.quantity().abs().compareTo(MOST_PIECES) >= 0) {
      refuse("quantity", line.quantity().toPlainString(), "a number below 10^12 of 3 decimals");
    }
    money("unit_price", line.unitPrice());
    money("line_total", line.lineTotal());
    money("line_discount", line.lineDiscount());
  }

  private void money(String field, Money money) {
    if (!money.currency().equals(currency)) {
      refuse(field, money.currency().getCurrencyCode(), "an amount in its " + currency);
    } else if (!fits(money)) {
      refuse(field, money.amount().toPlainString(), "at most 10^13 of the smallest unit");
    }
  }

  private void time(String field, Instant time) {
    if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
      refuse(field, time.toString(), "a time of the years 1000 to 9999");
    }
  }

  private void text(String field, String value, int longest) {
    if (!fits(value, longest)) {
      refuse(field, value, expected(longest));
    }
  }

  /** A text that may name a person: the value is not told. */
  private void hidden(String field, String value, int longest) {
    if (!fits(value, longest)) {
      refuse(field, "***", expected(longest));
    }
  }

  private static String expected(int longest) {
    return "whole Unicode text of at most %d characters".formatted(longest);
  }

  private static boolean fits(String value, int longest) {
    boolean shortEnough =
        value.length() <= longest || value.codePointCount(0, value.length()) <= longest;
    return shortEnough && !broken(value);
  }

  /** Half a surrogate pair has no UTF-8 form: the database would store another text. */
  private static boolean broken(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(i + 1));
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private void refuse(String field, String value, String expected) {
    var shown = value.length() <= 40 ? value : value.substring(0, 40) + "…";
    reasons.add(new Unreadable(place, field, shown, expected, NEXT));
  }
}

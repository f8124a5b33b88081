package dev.daybook.mapping;

import dev.daybook.canonical.Amounts;
import dev.daybook.canonical.Buyer;
import dev.daybook.canonical.OrderLine;
import dev.daybook.canonical.Receiver;
import dev.daybook.canonical.Times;
import java.util.Currency;
import java.util.List;

/** The blocks of a mapping file, each as its canonical record. */
final class OrderFields {
  private OrderFields() {}

  record BuyerFields(Field id, Field name, Field phone, Field masked) {
    List<Field> all() {
      return List.of(id, name, phone, masked);
    }

    Buyer read(Reading reading) {
      return new Buyer(
          reading.id(id, ColumnWidth.CHANNEL_ID),
          reading.text(name, ColumnWidth.NAME),
          reading.text(phone, ColumnWidth.PHONE),
          reading.yes(masked));
    }
  }

  record ReceiverFields(
      Field name,
      Field phone,
      Field country,
      Field province,
      Field city,
      Field district,
      Field address,
      Field addressId) {
    List<Field> all() {
      return List.of(name, phone, country, province, city, district, address, addressId);
    }

    Receiver read(Reading reading) {
      return new Receiver(
          reading.text(name, ColumnWidth.NAME),
          reading.text(phone, ColumnWidth.PHONE),
          reading.text(country, ColumnWidth.PLACE),
          reading.text(province, ColumnWidth.PLACE),
          reading.text(city, ColumnWidth.PLACE),
          reading.text(district, ColumnWidth.PLACE),
          reading.text(address, ColumnWidth.ADDRESS),
          reading.text(addressId, ColumnWidth.CHANNEL_ID));
    }
  }

  record AmountFields(
      Field goodsTotal,
      Field freight,
      Field merchantDiscount,
      Field platformDiscount,
      Field otherDiscount,
      Field paymentDiscount,
      Field buyerPaid,
      Field merchantReceivable,
      Field refundTotal) {
    List<Field> all() {
      return List.of(
          goodsTotal,
          freight,
          merchantDiscount,
          platformDiscount,
          otherDiscount,
          paymentDiscount,
          buyerPaid,
          merchantReceivable,
          refundTotal);
    }

    Amounts read(Reading reading, Currency currency) {
      return new Amounts(
          reading.money(goodsTotal, currency),
          reading.money(freight, currency),
          reading.money(merchantDiscount, currency),
          reading.money(platformDiscount, currency),
          reading.money(otherDiscount, currency),
          reading.money(paymentDiscount, currency),
          reading.money(buyerPaid, currency),
          reading.money(merchantReceivable, currency),
          reading.money(refundTotal, currency));
    }
  }

  record TimeFields(
      Field orderedAt, Field paidAt, Field shippedAt, Field completedAt, Field sourceUpdatedAt) {
    List<Field> all() {
      return List.of(orderedAt, paidAt, shippedAt, completedAt, sourceUpdatedAt);
    }

    Times read(Reading reading) {
      return new Times(
          reading.requiredTime(orderedAt),
          reading.time(paidAt),
          reading.time(shippedAt),
          reading.time(completedAt),
          reading.requiredTime(sourceUpdatedAt));
    }
  }

  record LineFields(
      Field each,
      Field itemId,
      Field skuId,
      Field merchantSku,
      Field title,
      Field quantity,
      Field unitPrice,
      Field lineTotal,
      Field lineDiscount,
      Field refundState) {
    /** Those over {@code item}. */
    List<Field> ofItem() {
      return List.of(
          itemId,
          skuId,
          merchantSku,
          title,
          quantity,
          unitPrice,
          lineTotal,
          lineDiscount,
          refundState);
    }

    OrderLine read(Reading reading, int lineNo, Currency currency) {
      return new OrderLine(
          lineNo,
          reading.id(itemId, ColumnWidth.ITEM_ID),
          reading.id(skuId, ColumnWidth.ITEM_ID),
          reading.id(merchantSku, ColumnWidth.MERCHANT_SKU),
          reading.shortened(title, ColumnWidth.TITLE, "title-shortened"),
          reading.quantity(quantity),
          reading.money(unitPrice, currency),
          reading.money(lineTotal, currency),
          reading.money(lineDiscount, currency),
          reading.text(refundState, ColumnWidth.REFUND_STATE));
    }
  }

  /**
   * A condition that the source keeps.
   *
   * @param expected what is told when it does not hold
   */
  record Requirement(Field that, String expected) {
    void check(Reading reading) {
      int before = reading.reasons().size();
      if (!reading.yes(that) && reading.reasons().size() == before) {
        reading.reason(that, "", expected);
      }
    }
  }
}

package dev.daybook.book;

import dev.daybook.canonical.AfterSale;
import dev.daybook.canonical.AfterSaleKind;
import dev.daybook.canonical.AfterSaleState;
import dev.daybook.canonical.Money;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.OrderStatus;
import dev.daybook.canonical.ShopId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;

/** Rows of after-sales, and of what they change, become our records again. */
final class AfterSaleRows {
  private AfterSaleRows() {}

  static BookedAfterSale booked(AfterSaleMapper.Row row) {
    var afterSale = afterSale(new ShopId(row.channel(), row.shop()), row);
    return new BookedAfterSale(
        row.version(), afterSale, row.documentId(), row.recordNo(), row.bookedAt());
  }

  static AfterSale afterSale(ShopId shop, AfterSaleMapper.Row row) {
    var currency = Currency.getInstance(row.currency());
    return new AfterSale(
        shop,
        row.afterSaleNo(),
        row.orderNo(),
        new AfterSale.Item(row.lineId(), row.itemId(), row.skuId()),
        AfterSaleKind.valueOf(row.kind()),
        AfterSaleState.valueOf(row.state()),
        row.channelState(),
        money(row.requested(), currency),
        money(row.refunded(), currency),
        row.reason(),
        row.trackingNo(),
        new AfterSale.Times(row.openedAt(), row.closedAt(), row.sourceUpdatedAt()));
  }

  static Given given(AfterSaleMapper.OrderRow row, List<AfterSaleMapper.LineRow> lines) {
    var currency = Currency.getInstance(row.currency());
    return new Given(
        OrderStatus.valueOf(row.givenStatus()),
        OrderStatus.valueOf(row.forwardStatus()),
        money(row.buyerPaid(), currency),
        money(row.givenRefundTotal(), currency),
        BookJson.flags(row.flags()).contains(Order.REFUND_AMOUNT_ASSUMED),
        lines.stream()
            .map(line -> new Given.Line(line.itemId(), line.skuId(), line.givenRefundState()))
            .toList());
  }

  static Effect effect(AfterSaleMapper.OrderRow row, List<AfterSaleMapper.LineRow> lines) {
    return new Effect(
        OrderStatus.valueOf(row.status()),
        money(row.refundTotal(), Currency.getInstance(row.currency())),
        lines.stream().map(AfterSaleMapper.LineRow::refundState).toList());
  }

  /** The column has four decimals; those the currency has not are zero. */
  private static Money money(BigDecimal stored, Currency currency) {
    return new Money(
        stored.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY), currency);
  }
}

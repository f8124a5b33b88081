package dev.daybook.mapping;

import dev.daybook.canonical.AfterSale;
import dev.daybook.canonical.AfterSaleKind;
import dev.daybook.canonical.AfterSaleState;
import dev.daybook.canonical.Money;
import dev.daybook.canonical.ShopId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A mapping file of after-sales, compiled. Immutable, so one serves all threads.
 *
 * @param channelCurrency the currency where the file names none
 */
record CompiledAfterSaleMapping(
    String file,
    String version,
    Set<String> people,
    boolean dated,
    Currency channelCurrency,
    SourceValues view,
    Map<String, CelExpression> lets,
    List<OrderFields.Requirement> requirements,
    Field afterSaleNo,
    Field orderNo,
    AfterSaleFields.ItemFields item,
    Steps<AfterSaleKind> kind,
    Steps<AfterSaleState> state,
    Field channelState,
    Field currency,
    Field requested,
    Field refunded,
    Field reason,
    Field trackingNo,
    AfterSaleFields.TimeFields times,
    Field control)
    implements OrderMapping {
  @Override
  public Mapped map(ShopId shop, SourceRecord source) {
    var scope = new Scope(view, source, lets);
    var reading = new Reading(file, source, scope);
    var money = currency.isLeftOut() ? channelCurrency : reading.currency(currency).orElse(null);
    var back = Optional.ofNullable(new Reading(file, source, scope).money(control, money));
    var number = reading.number(afterSaleNo, "an after-sale number");
    return afterSale(shop, number, reading, money)
        .<Mapped>map(whole -> new Mapped.Returned(whole, back))
        .orElseGet(() -> new Mapped.Failed(number, reading.reasons(), back));
  }

  /** The after-sale; empty when there are reasons. All fields are read before that is decided. */
  private Optional<AfterSale> afterSale(
      ShopId shop, String number, Reading reading, Currency money) {
    requirements.forEach(requirement -> requirement.check(reading));
    var order = reading.number(orderNo, "an order number");
    var about = item.read(reading);
    var what = kind.read(reading);
    var stands = state.read(reading);
    var stateWords = reading.text(channelState, ColumnWidth.CHANNEL_STATUS);
    var asked = reading.money(requested, money);
    var paidBack = reading.money(refunded, money);
    var why = reading.shortened(reason, ColumnWidth.REASON, "reason-shortened");
    var parcel = reading.text(trackingNo, ColumnWidth.TRACKING_NO);
    var when = times.read(reading);
    refuseEarlyRefund(reading, stands, paidBack);
    return reading.isWhole()
        ? Optional.of(
            new AfterSale(
                shop,
                number,
                order,
                about,
                what,
                stands,
                stateWords,
                asked,
                paidBack,
                why,
                parcel,
                when))
        : Optional.empty();
  }

  /** Only what has succeeded has paid anything back. */
  private void refuseEarlyRefund(Reading reading, AfterSaleState stands, Money paidBack) {
    if (stands != null
        && stands != AfterSaleState.SUCCEEDED
        && paidBack != null
        && !paidBack.isZero()) {
      reading.reason(
          refunded,
          paidBack.amount().toPlainString(),
          "0 of an after-sale that is %s: only one that SUCCEEDED has refunded".formatted(stands));
    }
  }
}

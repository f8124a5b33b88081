package dev.daybook.mapping;

import dev.daybook.canonical.Money;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.OrderLine;
import dev.daybook.canonical.OrderStatus;
import dev.daybook.canonical.ShopId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A mapping file, compiled. Immutable, so one serves all threads.
 *
 * @param channelCurrency the currency where the file names none
 */
record CompiledOrderMapping(
    String file,
    String version,
    Set<String> people,
    boolean dated,
    Currency channelCurrency,
    SourceValues view,
    Map<String, CelExpression> lets,
    List<OrderFields.Requirement> requirements,
    Field externalNo,
    Steps<OrderStatus> status,
    Steps<OrderStatus> forward,
    Field channelStatus,
    Field currency,
    Field paymentConfirmed,
    OrderFields.BuyerFields buyer,
    OrderFields.ReceiverFields receiver,
    OrderFields.AmountFields amounts,
    OrderFields.TimeFields times,
    Field buyerNote,
    Field sellerNote,
    Map<String, Field> flags,
    Map<String, Field> extras,
    OrderFields.LineFields lines,
    Field control)
    implements OrderMapping {

  @Override
  public Mapped map(ShopId shop, SourceRecord source) {
    var scope = new Scope(view, source, lets);
    var reading = new Reading(file, source, scope);
    var money = currencyOf(reading);
    var paid = control(source, scope, money);
    var number = reading.externalNo(externalNo);
    var order = order(shop, number, reading, money);
    return reading.isWhole()
        ? new Mapped.Ok(order.get(), paid)
        : new Mapped.Failed(number, reading.reasons(), paid);
  }

  @Override
  public Trace trace(SourceRecord source) {
    return new Tracing(this, source).trace();
  }

  /** All fields but those of the status and of the lines, in the order of the file's keys. */
  List<Field> ofOrder() {
    return Stream.of(
            requirements.stream().map(OrderFields.Requirement::that).toList(),
            List.of(externalNo, channelStatus, currency, paymentConfirmed),
            buyer.all(),
            receiver.all(),
            amounts.all(),
            times.all(),
            List.of(buyerNote, sellerNote),
            flags.values(),
            extras.values(),
            List.of(control))
        .flatMap(Collection::stream)
        .filter(field -> !field.isLeftOut())
        .toList();
  }

  private Currency currencyOf(Reading reading) {
    return currency.isLeftOut() ? channelCurrency : reading.currency(currency).orElse(null);
  }

  /** Its own reading: a control that cannot be read is no reason against the order. */
  private Optional<Money> control(SourceRecord source, Scope scope, Currency money) {
    return Optional.ofNullable(new Reading(file, source, scope).money(control, money));
  }

  /** The order; empty when there are reasons. All fields are read before that is decided. */
  private Optional<Order> order(ShopId shop, String number, Reading reading, Currency money) {
    requirements.forEach(requirement -> requirement.check(reading));
    var state = status.read(reading);
    var way = forward.isLeftOut() ? state : forward.read(reading);
    var stateWords = reading.text(channelStatus, ColumnWidth.CHANNEL_STATUS);
    var who = buyer.read(reading);
    var where = receiver.read(reading);
    var sums = amounts.read(reading, money);
    var confirmed = reading.yes(paymentConfirmed);
    var when = times.read(reading);
    var fromBuyer = reading.shortened(buyerNote, ColumnWidth.NOTE, "note-shortened");
    var fromSeller = reading.shortened(sellerNote, ColumnWidth.NOTE, "note-shortened");
    flags.forEach((name, field) -> flag(reading, name, field));
    var more = extras(reading);
    var items = lines(reading, money);
    return reading.isWhole()
        ? Optional.of(
            new Order(
                shop,
                number,
                state,
                way,
                stateWords,
                who,
                where,
                sums,
                confirmed,
                when,
                fromBuyer,
                fromSeller,
                reading.flags(),
                more,
                items))
        : Optional.empty();
  }

  private static void flag(Reading reading, String name, Field field) {
    if (reading.yes(field)) {
      reading.flag(name);
    }
  }

  private SortedMap<String, Object> extras(Reading reading) {
    var values = new TreeMap<String, Object>();
    int bytes = 2;
    for (var extra : extras.entrySet()) {
      var value = reading.value(extra.getValue());
      if (value instanceof String || value instanceof Long || value instanceof Boolean) {
        values.put(extra.getKey(), value);
        bytes += jsonBytes(extra.getKey(), value);
      } else if (value != null) {
        reading.reason(
            extra.getValue(), Unread.shown(value), "text, a whole number, true or false");
      }
      if (bytes > ColumnWidth.EXTRAS_BYTES) {
        reading.reason(extra.getValue(), "", "extras of at most 65535 bytes together");
        return values;
      }
    }
    return values;
  }

  /** At most: every character of text may be escaped. */
  private static int jsonBytes(String name, Object value) {
    int text = value.toString().getBytes(StandardCharsets.UTF_8).length;
    return name.length() + 6 + 2 * text;
  }

  private List<OrderLine> lines(Reading reading, Currency money) {
    var items = reading.list(lines.each());
    if (items.isEmpty() || items.size() > ColumnWidth.LINES) {
      reading.reason(
          lines.each(), "%d lines".formatted(items.size()), "an order of 1 to 65535 lines");
      return List.of();
    }
    var read = new ArrayList<OrderLine>(items.size());
    for (int i = 0; i < items.size(); i++) {
      reading.line(i + 1, items.get(i));
      read.add(lines.read(reading, i + 1, money));
    }
    return read;
  }
}

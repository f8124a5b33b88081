package dev.daybook.mapping;

import dev.daybook.canonical.OrderStatus;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code orders.yaml} or {@code export.yaml}: field by field to canonical. */
final class OrderMappingReader {
  private static final List<String> BUILT_IN_FLAGS =
      List.of("title-shortened", "note-shortened", "external-no-perhaps-rounded");

  private final Section top;
  private final FieldReader fields;

  OrderMappingReader(Section top) {
    this.top = top;
    this.fields = new FieldReader(top);
  }

  /**
   * The mapping. Its fields are null where there were errors: not for use before the problems are
   * known to be none.
   */
  CompiledOrderMapping read(Currency currency) {
    checkFlagNames();
    var buyer = top.section("buyer");
    var notes = top.section("notes");
    var stateWords = field(top, "channel_status", Expect.TEXT, false);
    return new CompiledOrderMapping(
        top.file().name(),
        top.file().sha256(),
        fields.people(),
        !top.flag("undated"),
        currency,
        fields.view(),
        fields.lets(),
        fields.requirements(),
        field(top, "external_no", Expect.TEXT, false),
        fields.steps("status", OrderStatus.class, stateWords),
        fields.steps("forward", OrderStatus.class, stateWords),
        stateWords,
        field(top, "currency", Expect.TEXT, false),
        field(top, "payment_confirmed", Expect.YES_OR_NO, false),
        new OrderFields.BuyerFields(
            field(buyer, "id", Expect.TEXT, true),
            field(buyer, "name", Expect.TEXT, true),
            field(buyer, "phone", Expect.TEXT, true),
            field(buyer, "masked", Expect.YES_OR_NO, false)),
        receiver(top.section("receiver")),
        amounts(top.section("amounts")),
        times(top.section("times")),
        field(notes, "buyer", Expect.TEXT, true),
        field(notes, "seller", Expect.TEXT, true),
        fields.fields(top.section("flags"), Expect.YES_OR_NO),
        fields.fields(top.section("extras"), Expect.SINGLE),
        lines(top.section("lines")),
        field(top, "control", Expect.MONEY, false));
  }

  private OrderFields.ReceiverFields receiver(Section receiver) {
    return new OrderFields.ReceiverFields(
        field(receiver, "name", Expect.TEXT, true),
        field(receiver, "phone", Expect.TEXT, true),
        field(receiver, "country", Expect.TEXT, true),
        field(receiver, "province", Expect.TEXT, true),
        field(receiver, "city", Expect.TEXT, true),
        field(receiver, "district", Expect.TEXT, true),
        field(receiver, "address", Expect.TEXT, true),
        field(receiver, "address_id", Expect.TEXT, true));
  }

  private OrderFields.AmountFields amounts(Section amounts) {
    return new OrderFields.AmountFields(
        field(amounts, "goods_total", Expect.MONEY, false),
        field(amounts, "freight", Expect.MONEY, false),
        field(amounts, "merchant_discount", Expect.MONEY, false),
        field(amounts, "platform_discount", Expect.MONEY, false),
        field(amounts, "other_discount", Expect.MONEY, false),
        field(amounts, "payment_discount", Expect.MONEY, false),
        field(amounts, "buyer_paid", Expect.MONEY, false),
        field(amounts, "merchant_receivable", Expect.MONEY, false),
        field(amounts, "refund_total", Expect.MONEY, false));
  }

  private OrderFields.TimeFields times(Section times) {
    return new OrderFields.TimeFields(
        field(times, "ordered_at", Expect.TIME, false),
        field(times, "paid_at", Expect.TIME, false),
        field(times, "shipped_at", Expect.TIME, false),
        field(times, "completed_at", Expect.TIME, false),
        field(times, "source_updated_at", Expect.TIME, false));
  }

  private OrderFields.LineFields lines(Section lines) {
    var each = field(lines, "each", Expect.LIST, false);
    return fields.with(Map.of("item", FieldReader.ROW), () -> lines(lines, each));
  }

  private OrderFields.LineFields lines(Section lines, Field each) {
    return new OrderFields.LineFields(
        each,
        ofLine(lines, "item_id", Expect.TEXT),
        ofLine(lines, "sku_id", Expect.TEXT),
        ofLine(lines, "merchant_sku", Expect.TEXT),
        ofLine(lines, "title", Expect.TEXT),
        ofLine(lines, "quantity", Expect.TEXT),
        ofLine(lines, "unit_price", Expect.MONEY),
        ofLine(lines, "line_total", Expect.MONEY),
        ofLine(lines, "line_discount", Expect.MONEY),
        ofLine(lines, "refund_state", Expect.TEXT));
  }

  /** A line's field is told behind its line: {@code lines[2].quantity}. */
  private Field ofLine(Section lines, String key, Expect expect) {
    return fields.named(key, lines, key, expect, false);
  }

  private Field field(Section section, String key, Expect expect, boolean person) {
    return fields.field(section, key, expect, person);
  }

  private void checkFlagNames() {
    var flags = top.section("flags");
    var names = new ArrayList<>(BUILT_IN_FLAGS);
    names.addAll(flags.entries().keySet());
    Node place = flags.node();
    if (place != null && String.join(",", names).length() + 2 * names.size() > ColumnWidth.FLAGS) {
      flags.error(
          place,
          "the names of all flags are too long together",
          "at most %d characters".formatted(ColumnWidth.FLAGS));
    }
  }
}

package dev.daybook.mapping;

import dev.daybook.canonical.AfterSaleKind;
import dev.daybook.canonical.AfterSaleState;
import java.util.Currency;

/** Reads a file such as {@code refunds.yaml}, told by {@code describes: after-sales}. */
final class AfterSaleMappingReader {
  static final String KIND = "after-sales";

  private final Section top;
  private final FieldReader fields;

  AfterSaleMappingReader(Section top) {
    this.top = top;
    this.fields = new FieldReader(top);
  }

  /**
   * The mapping. Its fields are null where there were errors: not for use before the problems are
   * known to be none.
   */
  CompiledAfterSaleMapping read(Currency currency) {
    var words = field(top, "channel_state", Expect.TEXT);
    return new CompiledAfterSaleMapping(
        top.file().name(),
        top.file().sha256(),
        fields.people(),
        !top.flag("undated"),
        currency,
        fields.view(),
        fields.lets(),
        fields.requirements(),
        field(top, "after_sale_no", Expect.TEXT),
        field(top, "order_no", Expect.TEXT),
        item(top.section("item")),
        fields.steps("kind", AfterSaleKind.class, words),
        fields.steps("state", AfterSaleState.class, words),
        words,
        field(top, "currency", Expect.TEXT),
        field(top, "requested", Expect.MONEY),
        field(top, "refunded", Expect.MONEY),
        field(top, "reason", Expect.TEXT),
        field(top, "tracking_no", Expect.TEXT),
        times(top.section("times")),
        field(top, "control", Expect.MONEY));
  }

  private AfterSaleFields.ItemFields item(Section item) {
    return new AfterSaleFields.ItemFields(
        field(item, "line_id", Expect.TEXT),
        field(item, "item_id", Expect.TEXT),
        field(item, "sku_id", Expect.TEXT));
  }

  private AfterSaleFields.TimeFields times(Section times) {
    return new AfterSaleFields.TimeFields(
        field(times, "opened_at", Expect.TIME),
        field(times, "closed_at", Expect.TIME),
        field(times, "source_updated_at", Expect.TIME));
  }

  private Field field(Section section, String key, Expect expect) {
    return fields.field(section, key, expect, false);
  }
}

package dev.daybook.mapping;

import dev.daybook.canonical.AfterSale;

/** The blocks of a mapping file of after-sales, each as its canonical record. */
final class AfterSaleFields {
  private AfterSaleFields() {}

  record ItemFields(Field lineId, Field itemId, Field skuId) {
    AfterSale.Item read(Reading reading) {
      return new AfterSale.Item(
          reading.id(lineId, ColumnWidth.LINE_ID),
          reading.id(itemId, ColumnWidth.ITEM_ID),
          reading.id(skuId, ColumnWidth.ITEM_ID));
    }
  }

  record TimeFields(Field openedAt, Field closedAt, Field sourceUpdatedAt) {
    AfterSale.Times read(Reading reading) {
      return new AfterSale.Times(
          reading.time(openedAt), reading.time(closedAt), reading.requiredTime(sourceUpdatedAt));
    }
  }
}

package dev.daybook.book;

import dev.daybook.canonical.AfterSale;
import dev.daybook.canonical.ShopId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All after-sales of the orders that a chunk touches: those that are stored, and those that the
 * chunk brings in their place.
 */
final class ChunkAfterSales {
  private final Map<ShopKey, List<Placed>> stored = new HashMap<>();
  private final Map<ShopKey, List<AfterSaleDraft>> broughtForOrder = new HashMap<>();
  private final Map<ShopKey, AfterSaleDraft> brought = new LinkedHashMap<>();

  ChunkAfterSales(List<AfterSaleDraft> drafts) {
    for (var draft : drafts) {
      brought.put(new ShopKey(draft.shopId(), draft.afterSaleNo()), draft);
      bring(draft, draft.afterSale().orderNo());
      if (draft.isStored() && !draft.stored().orderNo().equals(draft.afterSale().orderNo())) {
        bring(draft, draft.stored().orderNo());
      }
    }
  }

  private void bring(AfterSaleDraft draft, String orderNo) {
    broughtForOrder
        .computeIfAbsent(new ShopKey(draft.shopId(), orderNo), key -> new ArrayList<>())
        .add(draft);
  }

  /**
   * Takes the stored after-sales of a shop's orders, locked.
   *
   * @throws Contended when one that the chunk brings was booked by another writer since it was read
   */
  void stored(int shopId, ShopId shop, List<AfterSaleMapper.Row> rows) {
    var found = new HashMap<ShopKey, AfterSaleMapper.Row>();
    for (var row : rows) {
      found.put(new ShopKey(shopId, row.afterSaleNo()), row);
      stored
          .computeIfAbsent(new ShopKey(shopId, row.orderNo()), key -> new ArrayList<>())
          .add(new Placed(AfterSaleRows.afterSale(shop, row), row.documentId(), row.recordNo()));
    }
    brought.values().stream()
        .filter(draft -> draft.shopId() == shopId)
        .forEach(draft -> requireAsRead(draft, found));
  }

  private static void requireAsRead(AfterSaleDraft draft, Map<ShopKey, AfterSaleMapper.Row> found) {
    var row = found.get(new ShopKey(draft.shopId(), draft.afterSaleNo()));
    boolean asRead =
        row == null
            ? !draft.isStored()
            : draft.isStored()
                && row.version() == draft.stored().version()
                && row.documentId() == draft.stored().documentId();
    if (!asRead) {
      throw new Contended(
          "after-sale %s was booked by another writer".formatted(draft.afterSaleNo()));
    }
  }

  /** The numbers of all orders that the chunk's after-sales name, or named before. */
  List<ShopKey> orders() {
    return List.copyOf(broughtForOrder.keySet());
  }

  AfterSalesOfOrder of(ShopKey order, boolean isNew) {
    var before = stored.getOrDefault(order, List.of());
    var drafts = broughtForOrder.getOrDefault(order, List.of());
    if (before.isEmpty() && drafts.isEmpty()) {
      return AfterSalesOfOrder.NONE;
    }
    var after = new ArrayList<Placed>();
    before.stream()
        .filter(each -> !brought.containsKey(new ShopKey(order.shopId(), number(each))))
        .forEach(after::add);
    drafts.stream()
        .filter(draft -> draft.afterSale().orderNo().equals(order.no()))
        .map(AfterSaleDraft::placed)
        .forEach(after::add);
    return new AfterSalesOfOrder(
        isNew ? List.of() : afterSales(before),
        afterSales(after),
        isNew ? after : drafts.stream().map(AfterSaleDraft::placed).toList());
  }

  private static String number(Placed placed) {
    return placed.afterSale().afterSaleNo();
  }

  private static List<AfterSale> afterSales(List<Placed> placed) {
    return placed.stream().map(Placed::afterSale).toList();
  }
}

package dev.daybook.book;

import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalization.Normalized;
import dev.daybook.normalize.Normalization.Returned;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Locks what a chunk is about before it is read: for a chunk that another writer has sent back, so
 * that nobody sends it back again and again. A first attempt goes without, because most records are
 * of orders that nobody else writes.
 */
@Component
class ChunkLocks {
  private final AfterSaleMapper mapper;

  ChunkLocks(AfterSaleMapper mapper) {
    this.mapper = mapper;
  }

  /** Always in the same order, so that two chunks wait for each other and do not end each other. */
  void lock(List<Normalization> records, ChunkShops shops) {
    var orders = new TreeMap<Integer, TreeSet<String>>();
    for (var record : records) {
      var ofShop = orders.computeIfAbsent(shops.of(record.from()), id -> new TreeSet<>());
      if (record instanceof Normalized normalized) {
        ofShop.add(normalized.order().externalNo());
      } else if (record instanceof Returned returned) {
        ofShop.add(returned.afterSale().orderNo());
      }
    }
    orders.forEach(
        (shopId, nos) -> InParts.of(List.copyOf(nos), part -> mapper.lockBooked(shopId, part)));
    orders.forEach(
        (shopId, nos) -> InParts.of(List.copyOf(nos), part -> mapper.lockOfOrders(shopId, part)));
  }
}

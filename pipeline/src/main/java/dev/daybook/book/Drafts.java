package dev.daybook.book;

import dev.daybook.book.BookMapper.Held;
import dev.daybook.canonical.Order;
import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalization.Normalized;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What the book holds of a chunk's orders, by one bulk look-up of each shop. */
@Component
class Drafts {
  private final BookMapper mapper;
  private final Orders orders;
  private final Readings readings;

  Drafts(BookMapper mapper, Orders orders, Readings readings) {
    this.mapper = mapper;
    this.orders = orders;
    this.readings = readings;
  }

  Found of(List<? extends Normalization> records, ChunkShops shops, boolean replay) {
    var found = new Found(shops);
    var nosByShop = new TreeMap<Integer, TreeSet<String>>();
    for (var record : records) {
      if (record instanceof Normalized normalized) {
        nosByShop
            .computeIfAbsent(shops.of(record.from()), id -> new TreeSet<>())
            .add(normalized.order().externalNo());
      }
    }
    nosByShop.forEach(
        (shopId, nos) -> InParts.of(List.copyOf(nos), part -> lookUp(found, shopId, part, replay)));
    return found;
  }

  private void lookUp(Found found, int shopId, List<String> nos, boolean replay) {
    var held = mapper.held(shopId, nos);
    var ids = new ArrayList<Long>();
    held.forEach(row -> ids.add(row.documentId()));
    var met = replay ? Map.<Long, Reading>of() : readings.of(ids, found.shops.documents());
    held.forEach(row -> found.put(OrderDraft.held(shopId, row, met.get(row.documentId()))));
    if (replay) {
      addStored(found, shopId, held);
    }
  }

  private void addStored(Found found, int shopId, List<Held> held) {
    var versions = new HashMap<Long, Integer>();
    held.stream()
        .filter(row -> row.version() != null)
        .forEach(row -> versions.put(row.orderId(), row.version()));
    orders.givenByIds(versions.keySet()).stream()
        .filter(booked -> booked.version() == versions.get(booked.orderId()))
        .forEach(booked -> found.stored(shopId, booked.order()));
  }

  /** The drafts of one chunk, in the order in which its records name them. */
  static final class Found {
    private final ChunkShops shops;
    private final Map<Key, OrderDraft> drafts = new LinkedHashMap<>();

    private Found(ChunkShops shops) {
      this.shops = shops;
    }

    OrderDraft of(Normalized record) {
      var key = new Key(shops.of(record.from()), record.order().externalNo());
      return drafts.computeIfAbsent(key, k -> OrderDraft.unknown(k.shopId, k.externalNo));
    }

    List<OrderDraft> all() {
      return new ArrayList<>(drafts.values());
    }

    private void put(OrderDraft draft) {
      drafts.put(new Key(draft.shopId(), draft.externalNo()), draft);
    }

    private void stored(int shopId, Order order) {
      drafts.get(new Key(shopId, order.externalNo())).storedAs(order);
    }

    private record Key(int shopId, String externalNo) {}
  }
}

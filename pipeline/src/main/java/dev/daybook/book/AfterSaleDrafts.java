package dev.daybook.book;

import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalization.Returned;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What the book holds of a chunk's after-sales, by one bulk look-up of each shop. */
@Component
class AfterSaleDrafts {
  private final AfterSaleMapper mapper;
  private final Readings readings;

  AfterSaleDrafts(AfterSaleMapper mapper, Readings readings) {
    this.mapper = mapper;
    this.readings = readings;
  }

  Found of(List<? extends Normalization> records, ChunkShops shops, boolean replay) {
    var found = new Found(shops);
    var nosByShop = new TreeMap<Integer, TreeSet<String>>();
    for (var record : records) {
      if (record instanceof Returned returned) {
        nosByShop
            .computeIfAbsent(shops.of(record.from()), id -> new TreeSet<>())
            .add(returned.afterSale().afterSaleNo());
      }
    }
    nosByShop.forEach(
        (shopId, nos) -> InParts.of(List.copyOf(nos), part -> lookUp(found, shopId, part, replay)));
    return found;
  }

  private void lookUp(Found found, int shopId, List<String> nos, boolean replay) {
    var held = mapper.held(shopId, nos);
    var ids = held.stream().map(AfterSaleMapper.Held::documentId).toList();
    var met = replay ? Map.<Long, Reading>of() : readings.of(ids, found.shops.documents());
    held.forEach(row -> found.put(AfterSaleDraft.held(shopId, row, met.get(row.documentId()))));
  }

  /** The drafts of one chunk, in the order in which its records name them. */
  static final class Found {
    private final ChunkShops shops;
    private final Map<Key, AfterSaleDraft> drafts = new LinkedHashMap<>();

    private Found(ChunkShops shops) {
      this.shops = shops;
    }

    AfterSaleDraft of(Returned record) {
      var key = new Key(shops.of(record.from()), record.afterSale().afterSaleNo());
      return drafts.computeIfAbsent(key, k -> AfterSaleDraft.unknown(k.shopId, k.afterSaleNo));
    }

    List<AfterSaleDraft> all() {
      return new ArrayList<>(drafts.values());
    }

    private void put(AfterSaleDraft draft) {
      drafts.put(new Key(draft.shopId(), draft.afterSaleNo()), draft);
    }

    private record Key(int shopId, String afterSaleNo) {}
  }
}

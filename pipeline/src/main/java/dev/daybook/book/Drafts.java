package dev.daybook.book;

import dev.daybook.book.BookMapper.BookedDocument;
import dev.daybook.book.BookMapper.FeedShop;
import dev.daybook.book.BookMapper.Held;
import dev.daybook.canonical.Order;
import dev.daybook.landing.LandedRecord;
import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalization.Normalized;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the book holds of a chunk's orders, by one bulk look-up of each shop. */
@Component
class Drafts {
  private static final int KEYS_PER_QUERY = 1000;

  private final BookMapper mapper;
  private final Orders orders;

  Drafts(BookMapper mapper, Orders orders) {
    this.mapper = mapper;
    this.orders = orders;
  }

  Found of(List<Normalization> records, Map<Long, BookedDocument> documents, boolean replay) {
    var shops = shops(documents.values());
    var found = new Found(documents, shops);
    var nosByShop = new TreeMap<Integer, TreeSet<String>>();
    for (var record : records) {
      if (record instanceof Normalized normalized) {
        int shopId = found.shopOf(record.from());
        nosByShop
            .computeIfAbsent(shopId, id -> new TreeSet<>())
            .add(normalized.order().externalNo());
      }
    }
    nosByShop.forEach((shopId, nos) -> lookUp(found, shopId, List.copyOf(nos), replay));
    return found;
  }

  private Map<Long, FeedShop> shops(Collection<BookedDocument> documents) {
    var feeds = documents.stream().map(BookedDocument::feedId).distinct().sorted().toList();
    return mapper.shops(feeds).stream()
        .collect(Collectors.toMap(FeedShop::feedId, Function.identity()));
  }

  private void lookUp(Found found, int shopId, List<String> nos, boolean replay) {
    for (int from = 0; from < nos.size(); from += KEYS_PER_QUERY) {
      var part = nos.subList(from, Math.min(nos.size(), from + KEYS_PER_QUERY));
      var held = mapper.held(shopId, part);
      var readings = replay ? Map.<Long, Reading>of() : readings(held, found.documents);
      held.forEach(row -> found.put(OrderDraft.held(shopId, row, readings.get(row.documentId()))));
      if (replay) {
        addStored(found, shopId, held);
      }
    }
  }

  private void addStored(Found found, int shopId, List<Held> held) {
    var versions = new HashMap<Long, Integer>();
    held.stream()
        .filter(row -> row.version() != null)
        .forEach(row -> versions.put(row.orderId(), row.version()));
    orders.byIds(versions.keySet()).stream()
        .filter(booked -> booked.version() == versions.get(booked.orderId()))
        .forEach(booked -> found.stored(shopId, booked.order()));
  }

  private Map<Long, Reading> readings(List<Held> held, Map<Long, BookedDocument> known) {
    var readings = new HashMap<Long, Reading>();
    known.forEach((id, document) -> readings.put(id, document.reading()));
    var others =
        held.stream()
            .map(Held::documentId)
            .filter(Objects::nonNull)
            .filter(id -> !readings.containsKey(id))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!others.isEmpty()) {
      mapper.documents(others).forEach(d -> readings.put(d.documentId(), d.reading()));
    }
    return readings;
  }

  /** The drafts of one chunk, in the order in which its records name them. */
  static final class Found {
    private final Map<Long, BookedDocument> documents;
    private final Map<Long, FeedShop> shops;
    private final Map<Key, OrderDraft> drafts = new LinkedHashMap<>();

    private Found(Map<Long, BookedDocument> documents, Map<Long, FeedShop> shops) {
      this.documents = documents;
      this.shops = shops;
    }

    OrderDraft of(Normalized record) {
      var key = new Key(shopOf(record.from()), record.order().externalNo());
      return drafts.computeIfAbsent(key, k -> OrderDraft.unknown(k.shopId, k.externalNo));
    }

    List<OrderDraft> changed() {
      var changed = new ArrayList<OrderDraft>();
      drafts.values().stream().filter(OrderDraft::changed).forEach(changed::add);
      return changed;
    }

    private void put(OrderDraft draft) {
      drafts.put(new Key(draft.shopId(), draft.externalNo()), draft);
    }

    private void stored(int shopId, Order order) {
      drafts.get(new Key(shopId, order.externalNo())).storedAs(order);
    }

    private int shopOf(LandedRecord from) {
      var shop = shops.get(documents.get(from.documentId()).feedId());
      if (!shop.channel().equals(from.shop().channel())
          || !shop.shop().equals(from.shop().shop())) {
        throw new IllegalArgumentException(
            "document %d is of %s/%s, but a record of %s was handed in"
                .formatted(from.documentId(), shop.channel(), shop.shop(), from.shop()));
      }
      return shop.shopId();
    }

    private record Key(int shopId, String externalNo) {}
  }
}

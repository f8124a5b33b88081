package dev.daybook.book;

import dev.daybook.book.AfterSaleMapper.Changed;
import dev.daybook.book.AfterSaleMapper.ChangedLine;
import dev.daybook.book.AfterSaleMapper.LineRow;
import dev.daybook.book.AfterSaleMapper.OrderRow;
import dev.daybook.book.RowWriter.Table;
import dev.daybook.identity.Identities;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Writes what a chunk has changed, within the transaction at hand: orders as their channel gave
 * them, after-sales, and what after-sales make of orders.
 *
 * <p>An order and its after-sale may be booked by two writers at the same time, each before the
 * other has committed, and one of them must see the other: who books orders writes their identities
 * or locks their rows, then reads their after-sales with a lock; who books after-sales writes them,
 * then reads with a lock whether their orders have come. A locking read waits for the other's
 * commit and sees it; where both wait the database ends one, which begins anew.
 */
@Component
class ChunkWriting {
  private static final int ORDERS_PER_CHANGE = 250;

  private final BookMapper mapper;
  private final AfterSaleMapper afterSaleMapper;
  private final RowWriter rows;
  private final Identities identities;
  private final Changes changes;

  ChunkWriting(
      BookMapper mapper,
      AfterSaleMapper afterSaleMapper,
      RowWriter rows,
      Identities identities,
      Changes changes) {
    this.mapper = mapper;
    this.afterSaleMapper = afterSaleMapper;
    this.rows = rows;
    this.identities = identities;
    this.changes = changes;
  }

  void write(
      Chunk chunk,
      ChunkShops shops,
      List<OrderDraft> orders,
      List<AfterSaleDraft> afterSales,
      Instant now) {
    orders.stream().filter(OrderDraft::onlyMoved).forEach(this::move);
    afterSales.stream().filter(AfterSaleDraft::onlyMoved).forEach(this::move);
    var changed = orders.stream().filter(OrderDraft::changed).toList();
    var brought = afterSales.stream().filter(AfterSaleDraft::changed).toList();
    if (changed.isEmpty() && brought.isEmpty()) {
      return;
    }
    replaceStored(changed.stream().filter(OrderDraft::isStored).toList());
    var all = new ChunkAfterSales(brought);
    var touched = touched(all, changed);
    identify(changed.stream().filter(draft -> !draft.isIdentified()).toList());
    lockAfterSales(all, shops, changed);
    writeAfterSales(brought, chunk, now);
    requireStillUnknown(touched.unknown);
    changed.forEach(draft -> draft.settle(all.of(key(draft), !draft.isStored())));
    var trail = new ArrayList<Object[]>(changed.size());
    var ids = new TreeSet<Long>();
    writeOrders(changed, chunk, now, trail, ids);
    changeOrders(touched.booked, all, chunk, now, trail, ids);
    writeAll(Table.TRAIL, trail);
    if (!ids.isEmpty()) {
      changes.add(List.copyOf(ids));
    }
  }

  private static ShopKey key(OrderDraft draft) {
    return new ShopKey(draft.shopId(), draft.externalNo());
  }

  private void move(OrderDraft draft) {
    var to = draft.held();
    require(
        "order " + draft.orderId(),
        1,
        mapper.move(draft.orderId(), draft.storedVersion(), to.documentId(), to.recordNo()));
  }

  private void move(AfterSaleDraft draft) {
    var to = draft.held();
    require(
        "after-sale " + draft.afterSaleNo(),
        1,
        afterSaleMapper.move(
            draft.shopId(),
            draft.afterSaleNo(),
            draft.stored().version(),
            to.documentId(),
            to.recordNo()));
  }

  /** Locks the rows to be replaced; one that changed since it was read sends the chunk back. */
  private void replaceStored(List<OrderDraft> stored) {
    if (stored.isEmpty()) {
      return;
    }
    var byId = new TreeMap<Long, OrderDraft>();
    stored.forEach(draft -> byId.put(draft.orderId(), draft));
    var ids = List.copyOf(byId.keySet());
    for (var row : mapper.lockPeople(ids)) {
      var draft = byId.get(row.orderId());
      if (row.version() != draft.storedVersion() || row.documentId() != draft.storedDocument()) {
        throw new Contended("order %d was booked by another writer".formatted(row.orderId()));
      }
      draft.keep(row.buyer(), row.receiver());
    }
    mapper.deleteLines(ids);
    require("orders replaced", ids.size(), mapper.deleteOrders(ids));
  }

  /**
   * The orders of the chunk's after-sales that the chunk itself does not write.
   *
   * @param booked those that the book has, locked
   * @param unknown those that it did not know when they were asked for
   */
  private record Touched(Map<ShopKey, OrderRow> booked, Set<ShopKey> unknown) {}

  private Touched touched(ChunkAfterSales all, List<OrderDraft> changed) {
    var touched = new Touched(new LinkedHashMap<>(), new HashSet<>(all.orders()));
    changed.forEach(draft -> touched.unknown.remove(key(draft)));
    byShop(touched.unknown)
        .forEach(
            (shopId, nos) -> {
              var found = identities.find(shopId, nos);
              found.keySet().forEach(no -> touched.unknown.remove(new ShopKey(shopId, no)));
              InParts.of(
                  found.values().stream().sorted().toList(),
                  ids ->
                      afterSaleMapper
                          .lockOrders(ids)
                          .forEach(
                              row ->
                                  touched.booked.put(new ShopKey(shopId, row.externalNo()), row)));
            });
    return touched;
  }

  private static TreeMap<Integer, List<String>> byShop(Collection<ShopKey> keys) {
    return keys.stream()
        .distinct()
        .sorted(Comparator.comparing(ShopKey::no))
        .collect(
            Collectors.groupingBy(
                ShopKey::shopId,
                TreeMap::new,
                Collectors.mapping(ShopKey::no, Collectors.toList())));
  }

  private void identify(List<OrderDraft> unknown) {
    var byShop =
        unknown.stream()
            .collect(Collectors.groupingBy(OrderDraft::shopId, TreeMap::new, Collectors.toList()));
    byShop.forEach(this::identify);
  }

  private void identify(int shopId, List<OrderDraft> unknown) {
    Collection<String> sorted = unknown.stream().map(OrderDraft::externalNo).sorted().toList();
    writeAll(Table.IDENTITY, sorted.stream().map(no -> BookRows.identity(shopId, no)).toList());
    var ids = identities.find(shopId, sorted);
    requireWritten(Table.IDENTITY.name(), unknown.size(), ids.size());
    unknown.forEach(draft -> draft.identifiedAs(ids.get(draft.externalNo())));
  }

  private void lockAfterSales(ChunkAfterSales all, ChunkShops shops, List<OrderDraft> changed) {
    var orders = new HashSet<>(all.orders());
    changed.forEach(draft -> orders.add(key(draft)));
    byShop(orders)
        .forEach(
            (shopId, nos) -> {
              var found = new ArrayList<AfterSaleMapper.Row>();
              InParts.of(nos, part -> found.addAll(afterSaleMapper.lockOfOrders(shopId, part)));
              all.stored(shopId, shops.name(shopId), found);
            });
  }

  private void writeAfterSales(List<AfterSaleDraft> brought, Chunk chunk, Instant now) {
    byShop(
            brought.stream()
                .filter(AfterSaleDraft::isStored)
                .map(draft -> new ShopKey(draft.shopId(), draft.afterSaleNo()))
                .toList())
        .forEach(
            (shopId, nos) ->
                InParts.of(
                    nos,
                    part ->
                        require(
                            "after-sales replaced",
                            part.size(),
                            afterSaleMapper.delete(shopId, part))));
    writeAll(
        Table.AFTER_SALE,
        brought.stream()
            .sorted(
                Comparator.comparing(AfterSaleDraft::shopId)
                    .thenComparing(AfterSaleDraft::afterSaleNo))
            .map(draft -> BookRows.afterSale(draft, chunk.replay(), now))
            .toList());
  }

  /** An order that came while this chunk was written has not seen the chunk's after-sales. */
  private void requireStillUnknown(Set<ShopKey> unknown) {
    byShop(unknown)
        .forEach(
            (shopId, nos) ->
                InParts.of(
                    nos,
                    part -> {
                      if (!afterSaleMapper.lockIdentities(shopId, part).isEmpty()) {
                        throw new Contended("an order of an after-sale was booked meanwhile");
                      }
                    }));
  }

  private void writeOrders(
      List<OrderDraft> changed,
      Chunk chunk,
      Instant now,
      List<Object[]> trail,
      Collection<Long> ids) {
    var sorted = changed.stream().sorted(Comparator.comparing(OrderDraft::orderId)).toList();
    var orders = new ArrayList<Object[]>(changed.size());
    var lines = new ArrayList<Object[]>(changed.size() * 2);
    sorted.forEach(
        draft -> {
          orders.add(BookRows.order(draft, now));
          lines.addAll(BookRows.lines(draft));
          draft.changes().forEach(c -> trail.add(BookRows.trail(draft.orderId(), c, chunk, now)));
          ids.add(draft.orderId());
        });
    writeAll(Table.ORDER, orders);
    writeAll(Table.LINE, lines);
  }

  /** Gives a further version to those orders of which after-sales make something else. */
  private void changeOrders(
      Map<ShopKey, OrderRow> touched,
      ChunkAfterSales all,
      Chunk chunk,
      Instant now,
      List<Object[]> trail,
      Collection<Long> ids) {
    var lines = lines(touched.values());
    var orders = new ArrayList<Changed>();
    var changedLines = new ArrayList<ChangedLine>();
    touched.forEach(
        (key, row) -> {
          var ofOrder = lines.getOrDefault(row.orderId(), List.of());
          var settled =
              new Settled.Making(row.version(), AfterSaleRows.effect(row, ofOrder))
                  .with(AfterSaleRows.given(row, ofOrder), all.of(key, false));
          if (settled.version() > row.version()) {
            orders.add(changed(row, settled));
            changedLines.addAll(changedLines(ofOrder, settled.effect()));
            settled.changes().forEach(c -> trail.add(BookRows.trail(row.orderId(), c, chunk, now)));
            ids.add(row.orderId());
          }
        });
    InParts.of(
        orders,
        ORDERS_PER_CHANGE,
        part -> require("orders changed", part.size(), afterSaleMapper.change(part, now)));
    InParts.of(
        changedLines,
        ORDERS_PER_CHANGE,
        part -> require("lines changed", part.size(), afterSaleMapper.changeLines(part)));
  }

  private Map<Long, List<LineRow>> lines(Collection<OrderRow> touched) {
    var lines = new ArrayList<LineRow>();
    InParts.of(
        touched.stream().map(OrderRow::orderId).sorted().toList(),
        ids -> lines.addAll(afterSaleMapper.lines(ids)));
    return lines.stream().collect(Collectors.groupingBy(LineRow::orderId));
  }

  private static Changed changed(OrderRow row, Settled settled) {
    return new Changed(
        row.orderId(),
        settled.version(),
        settled.effect().status().name(),
        settled.effect().refundTotal().amount());
  }

  private static List<ChangedLine> changedLines(List<LineRow> lines, Effect effect) {
    var changed = new ArrayList<ChangedLine>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      var state = effect.refundStates().get(i);
      if (!state.equals(line.refundState())) {
        changed.add(new ChangedLine(line.orderId(), line.lineNo(), state));
      }
    }
    return changed;
  }

  private void writeAll(Table table, List<Object[]> given) {
    if (!given.isEmpty()) {
      requireWritten(table.name(), given.size(), rows.write(table, given));
    }
  }

  private static void requireWritten(String table, int given, int written) {
    if (given != written) {
      throw new BrokenWrite(
          "%s: %d rows were given to the database, it wrote %d".formatted(table, given, written));
    }
  }

  private static void require(String what, int expected, int found) {
    if (expected != found) {
      throw new Contended("%s: %d expected, %d found".formatted(what, expected, found));
    }
  }
}

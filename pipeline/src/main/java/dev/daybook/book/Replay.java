package dev.daybook.book;

import dev.daybook.book.BookMapper.BookedDocument;
import dev.daybook.canonical.Money;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.ShopId;
import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalization.Normalized;
import dev.daybook.normalize.Normalization.Rejected;
import dev.daybook.normalize.Normalization.Returned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a replay under another mapping would change in the book; reads only. */
@Component
public class Replay {
  private final BookMapper mapper;
  private final Drafts drafts;
  private final AfterSaleDrafts afterSaleDrafts;

  Replay(BookMapper mapper, Drafts drafts, AfterSaleDrafts afterSaleDrafts) {
    this.mapper = mapper;
    this.drafts = drafts;
    this.afterSaleDrafts = afterSaleDrafts;
  }

  /**
   * One order that would change.
   *
   * @param fields kinds of content that would differ: {@code new}, {@code status}, {@code buyer},
   *     {@code receiver}, {@code money}, {@code times}, {@code lines}, {@code notes}, {@code
   *     extras}, {@code after-sales}
   */
  public record Change(ShopId shop, String externalNo, Set<String> fields) {}

  /** {@code count} orders would change; {@code byField} tells how many in which kind of content. */
  public record Summary(int count, Map<String, Integer> byField) {}

  public static Summary summary(Collection<Change> changes) {
    var byField = new java.util.TreeMap<String, Integer>();
    changes.forEach(
        change -> change.fields().forEach(field -> byField.merge(field, 1, Integer::sum)));
    return new Summary(changes.size(), byField);
  }

  /**
   * The orders that would change when these records were booked again, in their order: judged by
   * the very code that books them, so what is told here is what a replay of these records writes.
   * An after-sale that would change is told at its order, be it booked already or not.
   */
  public List<Change> difference(List<? extends Normalization> records) {
    var good =
        records.stream()
            .map(ChunkBooking::judged)
            .filter(record -> !(record instanceof Rejected))
            .toList();
    if (good.isEmpty()) {
      return List.of();
    }
    var ids = good.stream().map(r -> r.from().documentId()).distinct().sorted().toList();
    var documents =
        mapper.documents(ids).stream()
            .collect(Collectors.toMap(BookedDocument::documentId, Function.identity()));
    var shops = ChunkShops.of(mapper, documents);
    var changes = new ArrayList<Change>();
    orders(good, shops).filter(OrderDraft::changed).map(Replay::change).forEach(changes::add);
    afterSales(good, shops)
        .filter(AfterSaleDraft::changed)
        .map(Replay::change)
        .forEach(changes::add);
    return changes;
  }

  /** The drafts after all records, in the order in which the records name them. */
  private Stream<OrderDraft> orders(List<Normalization> records, ChunkShops shops) {
    var held = drafts.of(records, shops, true);
    var touched = new LinkedHashSet<OrderDraft>();
    for (var record : records) {
      if (record instanceof Normalized order) {
        var draft = held.of(order);
        draft.take(order, reading(record, shops), true);
        touched.add(draft);
      }
    }
    return touched.stream();
  }

  private Stream<AfterSaleDraft> afterSales(List<Normalization> records, ChunkShops shops) {
    var held = afterSaleDrafts.of(records, shops, true);
    var touched = new LinkedHashSet<AfterSaleDraft>();
    for (var record : records) {
      if (record instanceof Returned afterSale) {
        var draft = held.of(afterSale);
        draft.take(afterSale, reading(record, shops), true);
        touched.add(draft);
      }
    }
    return touched.stream();
  }

  private static Reading reading(Normalization record, ChunkShops shops) {
    return shops.documents().get(record.from().documentId()).reading();
  }

  private static Change change(AfterSaleDraft draft) {
    var afterSale = draft.afterSale();
    return new Change(afterSale.shop(), afterSale.orderNo(), Set.of("after-sales"));
  }

  private static Change change(OrderDraft draft) {
    var order = draft.order();
    var fields = draft.stored() == null ? Set.of("new") : fields(draft.stored(), order);
    return new Change(order.shop(), order.externalNo(), fields);
  }

  private static Set<String> fields(Order held, Order given) {
    var fields = new TreeSet<String>();
    differ(fields, "status", held.status(), given.status());
    differ(fields, "status", held.forward(), given.forward());
    differ(fields, "status", held.channelStatus(), given.channelStatus());
    differ(fields, "status", held.paymentConfirmed(), given.paymentConfirmed());
    differ(fields, "buyer", held.buyer(), given.buyer().orKeep(held.buyer()));
    differ(fields, "receiver", held.receiver(), given.receiver().orKeep(held.receiver()));
    differ(fields, "money", held.amounts(), given.amounts());
    differ(fields, "money", lineMoney(held), lineMoney(given));
    differ(fields, "times", times(held), times(given));
    differ(fields, "lines", held.lines(), given.lines());
    differ(fields, "notes", held.buyerNote(), given.buyerNote());
    differ(fields, "notes", held.sellerNote(), given.sellerNote());
    differ(fields, "extras", held.flags(), given.flags());
    differ(fields, "extras", held.extras(), given.extras());
    return fields;
  }

  private static List<Money> lineMoney(Order order) {
    return order.lines().stream()
        .flatMap(line -> Stream.of(line.unitPrice(), line.lineTotal(), line.lineDiscount()))
        .toList();
  }

  private static List<String> times(Order order) {
    var times = order.times();
    return Stream.of(
            times.orderedAt(),
            times.paidAt(),
            times.shippedAt(),
            times.completedAt(),
            times.sourceUpdatedAt())
        .map(UtcText::of)
        .map(String::valueOf)
        .toList();
  }

  private static void differ(Set<String> fields, String name, Object held, Object given) {
    if (!Objects.equals(held, given)) {
      fields.add(name);
    }
  }
}

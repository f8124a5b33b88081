package dev.daybook.book;

import dev.daybook.book.BookMapper.BookedDocument;
import dev.daybook.book.BookMapper.QuarantineRow;
import dev.daybook.book.RowWriter.Table;
import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.Outcome;
import dev.daybook.identity.Identities;
import dev.daybook.mapping.Unreadable;
import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalization.Normalized;
import dev.daybook.normalize.Normalization.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Books a chunk once, within the transaction at hand. */
@Component
class ChunkBooking {
  private final BookMapper mapper;
  private final Drafts drafts;
  private final RowWriter rows;
  private final Identities identities;
  private final Changes changes;
  private final Clock clock;

  ChunkBooking(
      BookMapper mapper,
      Drafts drafts,
      RowWriter rows,
      Identities identities,
      Changes changes,
      Clock clock) {
    this.mapper = mapper;
    this.drafts = drafts;
    this.rows = rows;
    this.identities = identities;
    this.changes = changes;
    this.clock = clock;
  }

  Accounts book(Chunk chunk) {
    var now = clock.instant();
    var documents = documents(chunk);
    var records = chunk.replay() ? chunk.records() : unbooked(chunk.records(), documents);
    if (records.isEmpty()) {
      return Accounts.NONE;
    }
    var judged = records.stream().map(ChunkBooking::judged).toList();
    var ledger = new Ledger();
    var changed = classify(chunk, judged, documents, ledger);
    write(chunk, changed, now);
    if (!chunk.replay()) {
      quarantine(judged, now);
      mapper.addAccounts(ledger.accounts());
      advance(judged, documents);
    }
    return ledger.total();
  }

  /**
   * Books one record that lay in quarantine, with the outcome it has now. Accounts and pointers are
   * the caller's.
   */
  Outcome bookAgain(Chunk chunk, Normalized record) {
    var ledger = new Ledger();
    var documents = documents(chunk.with(List.of(record)));
    write(chunk, classify(chunk, List.of(record), documents, ledger), clock.instant());
    return ledger.onlyOutcome();
  }

  private Map<Long, BookedDocument> documents(Chunk chunk) {
    var ids = chunk.records().stream().map(r -> r.from().documentId()).distinct().sorted().toList();
    if (ids.isEmpty()) {
      return Map.of();
    }
    var found = chunk.replay() ? mapper.documents(ids) : mapper.lockDocuments(ids);
    if (found.size() < ids.size()) {
      throw new IllegalArgumentException(
          "documents %s: only %d of them are landed".formatted(ids, found.size()));
    }
    return found.stream()
        .collect(Collectors.toMap(BookedDocument::documentId, Function.identity()));
  }

  /** The records behind their document's pointer, which must follow on it without a gap. */
  private static List<Normalization> unbooked(
      List<Normalization> records, Map<Long, BookedDocument> documents) {
    var next = new HashMap<Long, Integer>();
    documents.forEach((id, document) -> next.put(id, document.booked() + 1));
    var left = new ArrayList<Normalization>(records.size());
    for (var record : records) {
      long document = record.from().documentId();
      int expected = next.get(document);
      int given = record.from().recordNo();
      if (given > expected) {
        throw new IllegalStateException(
            "document %d: record %d was handed in, but record %d comes next"
                .formatted(document, given, expected));
      }
      if (given == expected) {
        next.put(document, expected + 1);
        left.add(record);
      }
    }
    return left;
  }

  static Normalization judged(Normalization record) {
    if (!(record instanceof Normalized normalized)) {
      return record;
    }
    var reasons = Bookable.problems(record.from().source().place(), normalized.order());
    reasons.addAll(againstControl(normalized));
    return reasons.isEmpty()
        ? record
        : new Rejected(
            record.from(), normalized.order().externalNo(), List.copyOf(reasons), record.control());
  }

  /** An order of another amount than its source's control would leave the account open for ever. */
  private static List<Unreadable> againstControl(Normalized record) {
    var place = record.from().source().place();
    var control = Ledger.control(record);
    if (control.isEmpty()) {
      return List.of(
          new Unreadable(
              place,
              "control",
              "",
              "what the buyer paid, read from the source",
              "mend the mapping's control expression, then run: quarantine retry"));
    }
    var paid = record.order().amounts().buyerPaid();
    return control.get().equals(paid)
        ? List.of()
        : List.of(
            new Unreadable(
                place,
                "buyer_paid",
                paid.toString(),
                "the source's control amount " + control.get(),
                "mend the mapping's buyer_paid or control, then run: quarantine retry"));
  }

  /** Counts every record and answers the orders that come out different from what the book has. */
  private List<OrderDraft> classify(
      Chunk chunk,
      List<Normalization> records,
      Map<Long, BookedDocument> documents,
      Ledger ledger) {
    var held = drafts.of(records, documents, chunk.replay());
    for (var record : records) {
      ledger.fetched(record);
      if (record instanceof Normalized normalized) {
        var from = record.from();
        var reading = documents.get(from.documentId()).reading();
        var outcome = held.of(normalized).take(normalized, reading, chunk.replay());
        ledger.booked(from.documentId(), outcome, normalized.order().amounts().buyerPaid());
      } else {
        ledger.quarantined(record);
      }
    }
    return held.changed();
  }

  private void write(Chunk chunk, List<OrderDraft> changed, Instant now) {
    if (changed.isEmpty()) {
      return;
    }
    replaceStored(changed.stream().filter(OrderDraft::isStored).toList());
    identify(changed.stream().filter(draft -> !draft.isIdentified()).toList());
    var sorted = changed.stream().sorted(Comparator.comparing(OrderDraft::orderId)).toList();
    var orders = new ArrayList<Object[]>(changed.size());
    var lines = new ArrayList<Object[]>(changed.size() * 2);
    var trail = new ArrayList<Object[]>(changed.size());
    sorted.forEach(
        draft -> {
          orders.add(BookRows.order(draft, now));
          draft.order().lines().forEach(l -> lines.add(BookRows.line(draft.orderId(), l)));
          draft.changes().forEach(c -> trail.add(BookRows.trail(draft.orderId(), c, chunk, now)));
        });
    writeAll(Table.ORDER, orders);
    writeAll(Table.LINE, lines);
    writeAll(Table.TRAIL, trail);
    changes.add(sorted.stream().map(OrderDraft::orderId).toList());
  }

  /** Locks the rows to be replaced; one that changed since it was read sends the chunk back. */
  private void replaceStored(List<OrderDraft> stored) {
    if (stored.isEmpty()) {
      return;
    }
    var byId = new TreeMap<Long, OrderDraft>();
    stored.forEach(draft -> byId.put(draft.orderId(), draft));
    var ids = List.copyOf(byId.keySet());
    var people = mapper.lockPeople(ids);
    for (var row : people) {
      var draft = byId.get(row.orderId());
      if (row.version() != draft.storedVersion()) {
        throw new Contended("order %d was booked by another writer".formatted(row.orderId()));
      }
      draft.keep(row.buyer(), row.receiver());
    }
    mapper.deleteLines(ids);
    require("orders replaced", ids.size(), mapper.deleteOrders(ids));
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

  private void quarantine(List<Normalization> judged, Instant now) {
    var rejected = new ArrayList<QuarantineRow>();
    for (var record : judged) {
      if (record instanceof Rejected r) {
        rejected.add(Quarantine.row(r, now));
      }
    }
    if (!rejected.isEmpty()) {
      mapper.quarantine(rejected);
    }
  }

  private void advance(List<Normalization> judged, Map<Long, BookedDocument> documents) {
    var last = new TreeMap<Long, Integer>();
    judged.forEach(record -> last.put(record.from().documentId(), record.from().recordNo()));
    last.forEach(
        (id, to) -> {
          requireWithin(documents.get(id), to);
          require("pointer", 1, mapper.advance(id, documents.get(id).booked(), to));
        });
  }

  private static void requireWithin(BookedDocument document, int to) {
    if (document.records() != null && to > document.records()) {
      throw new IllegalStateException(
          "document %d has %d records, but record %d was handed in"
              .formatted(document.documentId(), document.records(), to));
    }
  }
}

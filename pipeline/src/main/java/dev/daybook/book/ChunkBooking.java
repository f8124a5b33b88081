package dev.daybook.book;

import dev.daybook.book.BookMapper.BookedDocument;
import dev.daybook.book.BookMapper.QuarantineRow;
import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.Money;
import dev.daybook.canonical.Outcome;
import dev.daybook.mapping.Unreadable;
import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalization.Normalized;
import dev.daybook.normalize.Normalization.Rejected;
import dev.daybook.normalize.Normalization.Returned;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
  private final AfterSaleDrafts afterSaleDrafts;
  private final ChunkLocks locks;
  private final ChunkWriting writing;
  private final Clock clock;

  ChunkBooking(
      BookMapper mapper,
      Drafts drafts,
      AfterSaleDrafts afterSaleDrafts,
      ChunkLocks locks,
      ChunkWriting writing,
      Clock clock) {
    this.mapper = mapper;
    this.drafts = drafts;
    this.afterSaleDrafts = afterSaleDrafts;
    this.locks = locks;
    this.writing = writing;
    this.clock = clock;
  }

  Accounts book(Chunk chunk) {
    return book(chunk, false);
  }

  /**
   * @param again whether another writer has sent the chunk back before
   */
  Accounts book(Chunk chunk, boolean again) {
    var now = clock.instant();
    var documents = documents(chunk);
    var records = chunk.replay() ? chunk.records() : unbooked(chunk.records(), documents);
    if (records.isEmpty()) {
      return Accounts.NONE;
    }
    var judged = records.stream().map(ChunkBooking::judged).toList();
    var ledger = new Ledger();
    if (again) {
      locks.lock(judged, ChunkShops.of(mapper, documents));
    }
    var differences = chunk.replay() ? Differences.none() : Differences.of(mapper, documents, now);
    classify(chunk, judged, documents, ledger, differences).write(now);
    if (!chunk.replay()) {
      differences.write();
      quarantine(judged, now);
      mapper.addAccounts(ledger.accounts());
      advance(judged, documents);
    }
    return ledger.total();
  }

  /**
   * Books one record that lay in quarantine, with the outcome it has now. Accounts and pointers are
   * the caller's. A difference that it makes counts for its date, which may be settled by now.
   */
  Outcome bookAgain(Chunk chunk, Normalization record) {
    var now = clock.instant();
    var ledger = new Ledger();
    var documents = documents(chunk.with(List.of(record)));
    var differences = Differences.of(mapper, documents, now);
    classify(chunk, List.of(record), documents, ledger, differences).write(now);
    for (var row : differences.write()) {
      boolean missed = row.kind().equals("MISSED");
      mapper.recount(row.documentId(), missed ? 1 : 0, missed ? 0 : 1);
    }
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
    var place = record.from().source().place();
    if (record instanceof Normalized normalized) {
      var order = normalized.order();
      return judged(
          record,
          order.externalNo(),
          Bookable.problems(place, order),
          new Counted("buyer_paid", "what the buyer paid", Ledger.counted(normalized)));
    }
    if (record instanceof Returned returned) {
      var afterSale = returned.afterSale();
      return judged(
          record,
          afterSale.afterSaleNo(),
          Bookable.problems(place, afterSale),
          new Counted("refunded", "what the buyer got back", Ledger.counted(returned)));
    }
    return record;
  }

  /** The amount that the accounts count, and how the mapping and people call it. */
  private record Counted(String field, String what, Money amount) {}

  private static Normalization judged(
      Normalization record, String number, List<Unreadable> reasons, Counted counted) {
    reasons.addAll(againstControl(record, counted));
    return reasons.isEmpty()
        ? record
        : new Rejected(record.from(), number, List.copyOf(reasons), record.control());
  }

  /** An amount other than its source's control would leave the account open for ever. */
  private static List<Unreadable> againstControl(Normalization record, Counted counted) {
    var place = record.from().source().place();
    var control = Ledger.control(record);
    if (control.isEmpty()) {
      return List.of(
          new Unreadable(
              place,
              "control",
              "",
              counted.what + ", read from the source",
              "mend the mapping's control expression, then run: quarantine retry"));
    }
    return control.get().equals(counted.amount)
        ? List.of()
        : List.of(
            new Unreadable(
                place,
                counted.field,
                counted.amount.toString(),
                "the source's control amount " + control.get(),
                "mend the mapping's %s or control, then run: quarantine retry"
                    .formatted(counted.field)));
  }

  /** Counts every record; what comes out different from what the book has is to be written. */
  private Classified classify(
      Chunk chunk,
      List<Normalization> records,
      Map<Long, BookedDocument> documents,
      Ledger ledger,
      Differences differences) {
    var shops = ChunkShops.of(mapper, documents);
    var orders = drafts.of(records, shops, chunk.replay());
    var afterSales = afterSaleDrafts.of(records, shops, chunk.replay());
    for (var record : records) {
      ledger.fetched(record);
      var document = record.from().documentId();
      var reading = documents.get(document).reading();
      if (record instanceof Normalized order) {
        var draft = orders.of(order);
        var held = draft.held();
        var outcome = draft.take(order, reading, chunk.replay());
        differences.see(order, outcome, held);
        ledger.booked(document, outcome, Ledger.counted(order));
      } else if (record instanceof Returned afterSale) {
        var draft = afterSales.of(afterSale);
        var held = draft.held();
        var outcome = draft.take(afterSale, reading, chunk.replay());
        differences.see(afterSale, outcome, held);
        ledger.booked(document, outcome, Ledger.counted(afterSale));
      } else {
        ledger.quarantined(record);
      }
    }
    return now -> writing.write(chunk, shops, orders.all(), afterSales.all(), now);
  }

  private interface Classified {
    void write(Instant now);
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

  private static void require(String what, int expected, int found) {
    if (expected != found) {
      throw new Contended("%s: %d expected, %d found".formatted(what, expected, found));
    }
  }

  private static void requireWithin(BookedDocument document, int to) {
    if (document.records() != null && to > document.records()) {
      throw new IllegalStateException(
          "document %d has %d records, but record %d was handed in"
              .formatted(document.documentId(), document.records(), to));
    }
  }
}

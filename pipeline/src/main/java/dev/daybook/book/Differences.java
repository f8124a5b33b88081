package dev.daybook.book;

import dev.daybook.book.BookMapper.BookedDocument;
import dev.daybook.book.BookMapper.DifferenceRow;
import dev.daybook.book.BookMapper.Quarantined;
import dev.daybook.book.BookMapper.SecondReading;
import dev.daybook.book.Versions.Version;
import dev.daybook.canonical.Outcome;
import dev.daybook.landing.LandedRecord;
import dev.daybook.normalize.Normalization.Normalized;
import dev.daybook.normalize.Normalization.Returned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a second reading brings that the first should have shown: an order (or after-sale) that the
 * book does not hold, or one that it holds in an older version. The time of the newer version must
 * be told: the same time with other content is what channels do to people's names after a while.
 *
 * <p>A probe reaches further back than what was read before it, and the overlap of a window into
 * time that may still be owed: only what they bring of time that had been read counts.
 *
 * <p>What the first reading has shown and quarantine has taken is no difference. Nor is an order
 * that a file brings and that had moved on when the channel was asked, into time that was not owed
 * yet: that shows when this time is read.
 */
final class Differences {
  private final BookMapper mapper;
  private final Map<Long, BookedDocument> documents;

  /** By document: from when on all that it brings had been read before. */
  private final Map<Long, Instant> secondReadings;

  private final Instant now;
  private final List<Found> found = new ArrayList<>();
  private final List<Shown> shown = new ArrayList<>();

  /**
   * @param held the document of the version that the book held; 0 for none
   */
  private record Found(DifferenceRow row, long feedId, long held) {}

  /** A version that a first reading has shown, of an order that only undated files told of. */
  private record Shown(String no, long feedId, Instant at) {}

  private Differences(BookMapper mapper, Map<Long, BookedDocument> documents, Instant now) {
    this.mapper = mapper;
    this.documents = documents;
    this.secondReadings = documents.isEmpty() ? Map.of() : secondReadings(mapper, documents);
    this.now = now;
  }

  private static Map<Long, Instant> secondReadings(
      BookMapper mapper, Map<Long, BookedDocument> documents) {
    return mapper.secondReadings(documents.keySet()).stream()
        .collect(Collectors.toMap(SecondReading::documentId, SecondReading::since));
  }

  static Differences of(BookMapper mapper, Map<Long, BookedDocument> documents, Instant now) {
    return new Differences(mapper, documents, now);
  }

  /** Finds none. */
  static Differences none() {
    return new Differences(null, Map.of(), Instant.EPOCH);
  }

  /**
   * @param held what the book held before; null when it did not know the order
   */
  void see(Normalized record, Outcome outcome, Version held) {
    var order = record.order();
    var at = UtcText.toMillis(order.times().sourceUpdatedAt());
    see(new Given(record.from(), order.externalNo(), at, record.dated()), outcome, held);
  }

  /** As for an order. */
  void see(Returned record, Outcome outcome, Version held) {
    var afterSale = record.afterSale();
    var at = UtcText.toMillis(afterSale.times().sourceUpdatedAt());
    see(new Given(record.from(), afterSale.afterSaleNo(), at, record.dated()), outcome, held);
  }

  private record Given(LandedRecord from, String no, Instant at, boolean dated) {
    boolean isNewerThan(Version held) {
      return dated && at.isAfter(held.updatedAt());
    }
  }

  private void see(Given given, Outcome outcome, Version held) {
    boolean missed = outcome == Outcome.CREATED;
    boolean changed = outcome == Outcome.UPDATED && given.isNewerThan(held);
    boolean dates = held != null && !held.dated() && given.dated && !documents.isEmpty();
    if (!missed && !changed && !dates) {
      return;
    }
    if (!isSecondReading(given)) {
      if (dates) {
        shown.add(new Shown(given.no, feedOf(given), given.at));
      }
    } else if (missed) {
      add(given, "MISSED", 0);
    } else if (changed) {
      add(given, "CHANGED", held.documentId());
    }
  }

  /** It is the first to show what lies in time whose own reading has failed. */
  private boolean isSecondReading(Given given) {
    long document = given.from.documentId();
    var since = secondReadings.get(document);
    return since != null && (!given.at.isBefore(since) || mapper.readBefore(document, given.at));
  }

  private void add(Given given, String kind, long held) {
    var from = given.from;
    var row = new DifferenceRow(from.documentId(), from.recordNo(), kind, given.no, given.at, now);
    found.add(new Found(row, feedOf(given), held));
  }

  private long feedOf(Given given) {
    return documents.get(given.from.documentId()).feedId();
  }

  /** Keeps what was found, in the transaction that books it; gives the rows. */
  List<DifferenceRow> write() {
    moved();
    var rows = new ArrayList<DifferenceRow>();
    byFeed(found, Found::feedId).forEach((feed, those) -> rows.addAll(missed(feed, those)));
    if (!rows.isEmpty()) {
      mapper.addDifferences(rows);
    }
    return rows;
  }

  private List<DifferenceRow> missed(long feed, List<Found> those) {
    var numbers = those.stream().map(each -> each.row.externalNo()).distinct().toList();
    var taken =
        mapper.quarantinedBefore(feed, numbers).stream()
            .collect(Collectors.toMap(Quarantined::externalNo, Quarantined::documentId));
    return those.stream()
        .filter(each -> taken.getOrDefault(each.row.externalNo(), 0L) <= each.held)
        .map(Found::row)
        .toList();
  }

  private void moved() {
    byFeed(shown, Shown::feedId).forEach(this::moved);
  }

  private void moved(long feed, List<Shown> those) {
    var numbers = those.stream().map(Shown::no).collect(Collectors.toCollection(HashSet::new));
    for (var missed : mapper.missed(feed, numbers)) {
      those.stream()
          .filter(each -> each.no.equals(missed.externalNo()))
          .filter(each -> mapper.moved(missed, feed, each.at) == 1)
          .forEach(each -> mapper.recount(missed.documentId(), -1, 0));
    }
  }

  private static <T> Map<Long, List<T>> byFeed(List<T> all, Function<T, Long> feed) {
    return all.stream().collect(Collectors.groupingBy(feed, TreeMap::new, Collectors.toList()));
  }
}

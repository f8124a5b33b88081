package dev.daybook.book;

import dev.daybook.book.BookMapper.DifferenceRow;
import dev.daybook.book.Versions.Version;
import dev.daybook.canonical.Outcome;
import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalization.Normalized;
import dev.daybook.normalize.Normalization.Returned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a second reading brings that the first should have shown: an order (or after-sale) that the
 * book does not hold, or one that it holds in an older version. The time of the newer version must
 * be told: the same time with other content is what channels do to people's names after a while.
 */
final class Differences {
  private final Set<Long> secondReadings;
  private final Instant now;
  private final List<DifferenceRow> rows = new ArrayList<>();

  /**
   * @param secondReadings the documents that belong to one
   */
  Differences(Set<Long> secondReadings, Instant now) {
    this.secondReadings = secondReadings;
    this.now = now;
  }

  /** Finds none. */
  static Differences none() {
    return new Differences(Set.of(), Instant.EPOCH);
  }

  /**
   * @param held what the book held before; null when it did not know the order
   */
  void see(Normalized record, Outcome outcome, Version held) {
    if (isOfSecondReading(record)) {
      var given = Version.of(record.order(), record.from(), record.dated());
      see(record.order().externalNo(), outcome, held, given);
    }
  }

  /** As for an order. */
  void see(Returned record, Outcome outcome, Version held) {
    if (isOfSecondReading(record)) {
      var given = Version.of(record.afterSale(), record.from(), record.dated());
      see(record.afterSale().afterSaleNo(), outcome, held, given);
    }
  }

  private boolean isOfSecondReading(Normalization record) {
    return secondReadings.contains(record.from().documentId());
  }

  private void see(String no, Outcome outcome, Version held, Version given) {
    if (outcome == Outcome.CREATED) {
      add(given, "MISSED", no);
    } else if (outcome == Outcome.UPDATED
        && given.dated()
        && given.updatedAt().isAfter(held.updatedAt())) {
      add(given, "CHANGED", no);
    }
  }

  private void add(Version given, String kind, String no) {
    rows.add(
        new DifferenceRow(given.documentId(), given.recordNo(), kind, no, given.updatedAt(), now));
  }

  List<DifferenceRow> rows() {
    return rows;
  }
}

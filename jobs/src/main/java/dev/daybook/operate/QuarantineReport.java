package dev.daybook.operate;

import dev.daybook.book.Quarantine;
import dev.daybook.canonical.ShopId;
import dev.daybook.mapping.Unreadable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What lies in quarantine. */
public final class QuarantineReport {
  private QuarantineReport() {}

  /**
   * Oldest first.
   *
   * @param more whether the limit has left some out
   */
  public record Listed(List<Quarantined> records, boolean more) {}

  /**
   * A record of a list.
   *
   * @param document the file's name, or {@code page 3}
   * @param field of the first reason; {@code expected} likewise
   * @param reasons how many there are
   * @param state OPEN, DISMISSED or RELEASED
   * @param retriedAt null for never
   * @param dismissal null when nobody has dismissed it; it stays when the record is released
   */
  public record Quarantined(
      long id,
      ShopId shop,
      String stream,
      String document,
      int recordNo,
      String externalNo,
      String state,
      String field,
      String expected,
      int reasons,
      Instant quarantinedAt,
      Instant retriedAt,
      Dismissal dismissal) {}

  /** Who has said when, and why, that nothing is left to do. */
  public record Dismissal(Instant at, String by, String reason) {
    /** Null for none. */
    static Dismissal of(Quarantine.Dismissal kept) {
      return kept == null ? null : new Dismissal(kept.at(), kept.by(), kept.reason());
    }
  }

  /**
   * What the book holds of a record's number from a later document.
   *
   * @param orderId the order, or that of the after-sale; null while the book does not hold it
   */
  public record BookedSince(Long orderId, long documentId) {
    static BookedSince of(Quarantine.BookedSince since) {
      return new BookedSince(since.orderId(), since.documentId());
    }
  }

  /**
   * One record with its source.
   *
   * @param path of the document's kept, compressed bytes
   * @param place where the record stands in its document
   * @param source its rows as they came, by field; one row for an answer page
   * @param revealed whether {@code source} names people; else they are masked
   * @param dismissal as in a list
   * @param bookedSince null when the book holds nothing of its number from a later document
   */
  public record Shown(
      long id,
      ShopId shop,
      String stream,
      String state,
      String externalNo,
      List<Unreadable> reasons,
      long documentId,
      String document,
      int recordNo,
      String path,
      String place,
      List<Map<String, Object>> source,
      boolean revealed,
      Instant quarantinedAt,
      Instant retriedAt,
      Instant releasedAt,
      Dismissal dismissal,
      BookedSince bookedSince) {}

  /**
   * What a retry did.
   *
   * @param released records that left quarantine now; {@code before} had left it earlier
   * @param dismissed that somebody dismissed while this went on; they were left alone
   * @param stopped who has stopped it, or the rules behind it, in words; empty when nobody has
   */
  public record Retried(
      int retried,
      int released,
      int still,
      int before,
      int dismissed,
      String stopped,
      List<Retry> records) {
    /** All can be read, and nothing was left undone. */
    public boolean complete() {
      return still == 0 && stopped.isEmpty();
    }
  }

  /**
   * Records of which a person has said that they will not become orders.
   *
   * @param records by id
   */
  public record Dismissed(int dismissed, String by, String reason, List<Quarantined> records) {}

  /**
   * @param outcome RELEASED, STILL, WAS_RELEASED or WAS_DISMISSED
   * @param booked as what a released record was booked, such as CREATED; else null
   * @param reasons why it still cannot be read
   */
  public record Retry(long id, String outcome, String booked, List<Unreadable> reasons) {}
}

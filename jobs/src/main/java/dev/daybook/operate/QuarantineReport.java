package dev.daybook.operate;

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
   * @param retriedAt null for never
   */
  public record Quarantined(
      long id,
      ShopId shop,
      String stream,
      String document,
      int recordNo,
      String externalNo,
      String field,
      String expected,
      int reasons,
      Instant quarantinedAt,
      Instant retriedAt) {}

  /**
   * One record with its source.
   *
   * @param path of the document's kept, compressed bytes
   * @param place where the record stands in its document
   * @param source its rows as they came, by field; one row for an answer page
   * @param revealed whether {@code source} names people; else they are masked
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
      Instant releasedAt) {}

  /**
   * What a retry did.
   *
   * @param released records that left quarantine now; {@code before} had left it earlier
   */
  public record Retried(int retried, int released, int still, int before, List<Retry> records) {}

  /**
   * @param outcome RELEASED, STILL or WAS_RELEASED
   * @param booked as what a released record was booked, such as CREATED; else null
   * @param reasons why it still cannot be read
   */
  public record Retry(long id, String outcome, String booked, List<Unreadable> reasons) {}
}

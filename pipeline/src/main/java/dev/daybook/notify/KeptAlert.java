package dev.daybook.notify;

import dev.daybook.canonical.ShopId;
import java.time.Instant;
import java.util.List;

/**
 * An alert as it is kept. Times are UTC.
 *
 * @param shop null for what concerns no shop
 * @param endedAt null while it lasts
 * @param messages who was or will be told what, oldest first
 */
public record KeptAlert(
    long id,
    String cause,
    Severity severity,
    ShopId shop,
    String title,
    String text,
    String nextStep,
    int times,
    Instant firstSeenAt,
    Instant lastSeenAt,
    Instant endedAt,
    List<KeptMessage> messages) {
  /**
   * A message of the alert.
   *
   * @param notBefore when it is tried next, as far as is known now; null when it is not waiting
   * @param lastError what its receiver said when it did not take it; null when there was nothing
   */
  public record KeptMessage(
      MessageAbout about,
      String receiver,
      MessageState state,
      int attempts,
      Instant createdAt,
      Instant notBefore,
      Instant sentAt,
      String lastError) {}
}

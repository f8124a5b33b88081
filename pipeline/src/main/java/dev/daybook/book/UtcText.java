package dev.daybook.book;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** An instant as {@code DATETIME(3)} text in UTC, {@code 2026-11-21 16:00:00.000}. */
final class UtcText {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private UtcText() {}

  /** Null stays null; parts below a millisecond are cut off. */
  static String of(Instant instant) {
    return instant == null ? null : FORMAT.format(instant);
  }

  static Instant toMillis(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }
}

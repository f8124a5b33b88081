package dev.daybook.simulator.taobao;

import dev.daybook.simulator.Marketplaces;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** Beijing time without a zone, whole seconds: {@code 2026-03-02 05:30:00}. */
final class TaobaoTime {
  private static final DateTimeFormatter BEIJING =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
          .withResolverStyle(ResolverStyle.STRICT)
          .withZone(Marketplaces.ZONE);

  private TaobaoTime() {}

  /** Empty for 0. */
  static String of(long second) {
    return second == 0 ? "" : BEIJING.format(Instant.ofEpochSecond(second));
  }

  /**
   * @throws java.time.DateTimeException when it is written otherwise
   */
  static long second(String text) {
    return Instant.from(BEIJING.parse(text)).getEpochSecond();
  }
}

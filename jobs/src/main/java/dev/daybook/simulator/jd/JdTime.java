package dev.daybook.simulator.jd;

import dev.daybook.simulator.Marketplaces;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** {@code yyyy-MM-dd HH:mm:ss} in Beijing. */
final class JdTime {
  static final DateTimeFormatter BEIJING =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(Marketplaces.ZONE);

  private JdTime() {}

  /** Empty for 0. */
  static String orEmpty(long second) {
    return second == 0 ? "" : BEIJING.format(Instant.ofEpochSecond(second));
  }
}

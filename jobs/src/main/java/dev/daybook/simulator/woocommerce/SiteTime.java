package dev.daybook.simulator.woocommerce;

import dev.daybook.simulator.Stall;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A site writes and reads times without a zone, its own or, where it says so, UTC. */
record SiteTime(ZoneId site) {
  private static final List<ZoneId> SITES =
      List.of(ZoneId.of("Europe/Brussels"), ZoneId.of("America/St_Johns"));
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  static SiteTime of(Stall stall) {
    return new SiteTime(SITES.get((stall.number() - 1) % SITES.size()));
  }

  /** Null for 0. */
  String written(long second) {
    return second == 0 ? null : TIME.format(Instant.ofEpochSecond(second).atZone(site));
  }

  /** Null for 0. */
  static String gmt(long second) {
    return second == 0 ? null : TIME.format(Instant.ofEpochSecond(second).atZone(ZoneOffset.UTC));
  }

  /**
   * Seconds since 1970.
   *
   * @throws java.time.DateTimeException when it is written otherwise; an offset is refused
   *     (unconfirmed: the documents show none)
   */
  long read(String text, boolean gmt) {
    LocalDateTime time = LocalDateTime.parse(text);
    return time.atZone(gmt ? ZoneOffset.UTC : site).toEpochSecond();
  }
}

package dev.daybook.museum;

import dev.daybook.simulator.Marketplaces;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The time of a version in a row as platforms write it: no older version can tell it. */
final class Versions {
  private static final List<DateTimeFormatter> WRITTEN =
      List.of(
          at("yyyy-MM-dd HH:mm:ss", Marketplaces.ZONE),
          at("yyyy-MM-dd'T'HH:mm:ss", ZoneOffset.UTC),
          at("yyyy-MM-dd'T'HH:mm:ssxxx", ZoneId.of("America/New_York")));

  private Versions() {}

  private static DateTimeFormatter at(String pattern, ZoneId zone) {
    return DateTimeFormatter.ofPattern(pattern).withZone(zone);
  }

  static boolean isTold(Instant version, String row) {
    return row.contains(Long.toString(version.getEpochSecond()))
        || WRITTEN.stream().anyMatch(written -> row.contains(written.format(version)));
  }
}

package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.operate.MorningReport.SettledDate;
import dev.daybook.operate.MorningReport.ShopTrouble;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What is sealed and what is owed. All times are UTC, spans half-open.
 *
 * @param zone the business zone, for people
 * @param complete no hole, and no shop in trouble
 * @param holes owed time that is overdue, or lies before sealed time
 */
public record CoverageReport(
    Instant asOf,
    ZoneId zone,
    boolean complete,
    List<OwedTime> holes,
    List<ShopTrouble> troubles,
    List<FeedCoverage> feeds) {
  /**
   * One feed.
   *
   * @param ceiling up to when it is owed now
   * @param sealedUntil the end of its newest sealed window; null while nothing is sealed
   * @param owed all time since go-live that is not sealed, holes included
   * @param dates how second readings of the last seven dates that are over stand, newest first
   */
  public record FeedCoverage(
      FeedId feed,
      Instant goLive,
      Instant ceiling,
      long sealedSeconds,
      long owedSeconds,
      Instant sealedUntil,
      List<OwedTime> owed,
      List<SettledDate> dates) {}
}

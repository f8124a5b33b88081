package dev.daybook.cli;

import dev.daybook.operate.CoverageReport;
import dev.daybook.operate.CoverageReport.FeedCoverage;
import dev.daybook.operate.MorningReport.OwedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/** Sealed and owed time, as people read it: in UTC and on the business zone's clock. */
final class CoverageText {
  private CoverageText() {}

  static String of(CoverageReport report) {
    var text = new StringBuilder();
    text.append("Coverage at %s%n%n".formatted(both(report.asOf(), report.zone())));
    var table = new Table("feed", "go-live (UTC)", "owed up to (UTC)", "sealed", "owed");
    report
        .feeds()
        .forEach(
            feed ->
                table.row(
                    feed.feed(),
                    feed.goLive(),
                    feed.ceiling(),
                    duration(feed.sealedSeconds()),
                    duration(feed.owedSeconds())));
    text.append(table);
    var holes = Set.copyOf(report.holes());
    for (var feed : report.feeds()) {
      owed(text, feed, holes, report.zone());
    }
    var dates = report.feeds().stream().flatMap(feed -> feed.dates().stream()).toList();
    if (!dates.isEmpty()) {
      text.append('\n').append(SettledText.of(dates));
    }
    text.append(ReportText.troubles(report.troubles()));
    text.append('\n').append(verdict(report)).append('\n');
    return text.toString();
  }

  private static String verdict(CoverageReport report) {
    if (report.feeds().isEmpty()) {
      return "nothing is asked for: no shop of config.yaml has a feed";
    }
    int holes = report.holes().size();
    if (holes == 0 && report.feeds().stream().allMatch(CoverageText::isNotBegun)) {
      return "nothing is owed yet: no feed's go-live has come, or nothing of it is due";
    }
    return holes == 0
        ? "no holes"
        : "%d %s; next: daybook sync SHOP, or daybook import SHOP FILE"
            .formatted(holes, holes == 1 ? "hole" : "holes");
  }

  private static boolean isNotBegun(FeedCoverage feed) {
    return feed.sealedSeconds() == 0 && feed.owedSeconds() == 0;
  }

  private static void owed(
      StringBuilder text, FeedCoverage feed, Set<OwedTime> holes, ZoneId zone) {
    if (!feed.owed().isEmpty()) {
      text.append('\n').append(feed.feed()).append('\n');
    }
    for (var owed : feed.owed()) {
      text.append(
          "  %s  [%s, %s) UTC = [%s, %s) %s  %s%n"
              .formatted(
                  holes.contains(owed) ? "hole" : "owed",
                  owed.from(),
                  owed.to(),
                  local(owed.from(), zone),
                  local(owed.to(), zone),
                  zone,
                  owed.reason()));
    }
  }

  private static String both(Instant instant, ZoneId zone) {
    return "%s UTC = %s %s".formatted(instant, local(instant, zone), zone);
  }

  private static String local(Instant instant, ZoneId zone) {
    return instant.atZone(zone).toOffsetDateTime().toString();
  }

  /** Such as {@code 1:30:00}. */
  static String duration(long seconds) {
    var duration = Duration.ofSeconds(seconds);
    return "%d:%02d:%02d"
        .formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
  }
}

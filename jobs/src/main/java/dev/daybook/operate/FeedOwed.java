package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.home.Config;
import dev.daybook.notify.Alert;
import dev.daybook.notify.Severity;
import dev.daybook.operate.MorningReport.OwedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Time of a feed that is owed for longer than patience allows, or lies before sealed time. */
@Component
class FeedOwed implements AlertKind {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int LONGEST_REASON = 300;

  private final CoverageOverview coverage;
  private final Config config;

  FeedOwed(CoverageOverview coverage, Config config) {
    this.coverage = coverage;
    this.config = config;
  }

  @Override
  public String kind() {
    return "feed-owed";
  }

  @Override
  public Optional<Holding> holding(Seen seen) {
    var byFeed =
        coverage.of(seen.shop()).holes().stream()
            .collect(Collectors.groupingBy(OwedTime::feed, TreeMap::new, Collectors.toList()));
    return Holding.of(
        seen,
        byFeed.entrySet().stream().map(each -> alert(each.getKey(), each.getValue())).toList());
  }

  private Alert alert(FeedId feed, List<OwedTime> holes) {
    var first = holes.get(0);
    var all = holes.stream().map(FeedOwed::length).reduce(Duration.ZERO, Duration::plus);
    var reason =
        first.reason().length() <= LONGEST_REASON
            ? first.reason()
            : first.reason().substring(0, LONGEST_REASON) + "…";
    return new Alert(
        kind() + " " + feed,
        Severity.WARNING,
        Optional.of(feed.shop()),
        "%s owes time since %s".formatted(feed, time(first.from())),
        "%d h %d min in %d spans (%s). The first: %s to %s, %s"
            .formatted(
                all.toHours(),
                all.toMinutesPart(),
                holes.size(),
                config.calendar().zone(),
                time(first.from()),
                time(first.to()),
                reason),
        "./daybook coverage %s, then ./daybook sync %s".formatted(feed.shop(), feed.shop()));
  }

  private static Duration length(OwedTime hole) {
    return Duration.between(hole.from(), hole.to());
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(config.calendar().zone()));
  }
}

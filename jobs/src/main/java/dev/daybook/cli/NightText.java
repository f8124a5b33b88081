package dev.daybook.cli;

import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.operate.NightReport;
import dev.daybook.operate.SyncReport;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** What broke off in a night, as people read it. */
final class NightText {
  private NightText() {}

  static String failures(NightReport night) {
    var text = new StringBuilder();
    night.failures().forEach(failure -> text.append("FAILED  ").append(failure).append('\n'));
    night.syncs().stream()
        .flatMap(sync -> sync.notes().stream())
        .forEach(note -> text.append("note  ").append(note).append('\n'));
    return text.toString();
  }

  static String of(SyncReport report) {
    var text = new StringBuilder();
    text.append("%s  %s%s%n%n".formatted(report.shop(), report.state(), run(report)));
    text.append(feeds(report)).append('\n');
    var accounts =
        new Table(
            "", "fetched", "created", "updated", "unchanged", "stale", "duplicate", "quarantined");
    ReportText.row(accounts, "records", report.accounts());
    text.append(accounts);
    text.append(owed(report.owed())).append(ReportText.unfinished(report.unfinished()));
    report.notes().forEach(note -> text.append("  note  ").append(note).append('\n'));
    return text.toString();
  }

  private static Table feeds(SyncReport report) {
    return report.state().equals("PLANNED") ? planned(report) : done(report);
  }

  private static Table done(SyncReport report) {
    var table = new Table("feed", "windows", "calls", "documents");
    report
        .feeds()
        .forEach(feed -> table.row(feed.feed(), feed.slices(), feed.calls(), feed.documents()));
    return table;
  }

  private static Table planned(SyncReport report) {
    var table =
        new Table(
            "feed",
            "windows",
            "calls",
            "time",
            "records",
            "orders read again",
            "done by (UTC)",
            "bound by");
    for (var feed : report.feeds()) {
      var forecast = feed.forecast();
      if (forecast == null) {
        table.row(feed.feed(), feed.slices(), 0, "", 0, 0, "", "");
      } else {
        table.row(
            feed.feed(),
            feed.slices(),
            forecast.calls(),
            CoverageText.duration(forecast.seconds()),
            feed.affected().records(),
            feed.affected().ordersReadAgain(),
            forecast.doneBy().truncatedTo(ChronoUnit.SECONDS),
            forecast.binding());
      }
    }
    return table;
  }

  static String owed(List<OwedTime> times) {
    return times.stream()
        .map(
            owed ->
                "  owed  %s  [%s, %s)  %s%n"
                    .formatted(owed.feed(), owed.from(), owed.to(), owed.reason()))
        .collect(Collectors.joining());
  }

  private static String run(SyncReport report) {
    return report.runId() == null ? "" : " (run " + report.runId() + ")";
  }
}

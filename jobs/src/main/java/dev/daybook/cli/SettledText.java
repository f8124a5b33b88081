package dev.daybook.cli;

import dev.daybook.operate.MorningReport.SettledDate;
import dev.daybook.operate.MorningReport.Settlement;
import dev.daybook.operate.SettleReport;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Second readings, as people read them. */
final class SettledText {
  private SettledText() {}

  static String of(Settlement settlement) {
    if (settlement == null) {
      return "no";
    }
    return settlement.differences() == 0
        ? "yes"
        : "%d missed, %d changed".formatted(settlement.missed(), settlement.changed());
  }

  /** A line a date, and one for each feed with a difference; nothing when there are no dates. */
  static String of(List<SettledDate> dates) {
    if (dates.isEmpty()) {
      return "";
    }
    var byDate =
        dates.stream()
            .collect(
                Collectors.groupingBy(
                    SettledDate::date,
                    () -> new TreeMap<>(Comparator.<LocalDate>reverseOrder()),
                    Collectors.toList()));
    var table = new Table("date", "feeds settled", "not yet", "missed", "changed");
    byDate.forEach((date, feeds) -> row(table, date, feeds));
    var text = new StringBuilder("Second readings\n").append(table);
    dates.stream()
        .filter(date -> date.settlement() != null && date.settlement().differences() > 0)
        .forEach(
            date ->
                text.append(
                    "  differs  %s  %s  %s%n"
                        .formatted(date.date(), date.feed(), of(date.settlement()))));
    return text.append('\n').toString();
  }

  private static void row(Table table, LocalDate date, List<SettledDate> feeds) {
    var settled =
        feeds.stream()
            .map(SettledDate::settlement)
            .filter(settlement -> settlement != null)
            .toList();
    table.row(
        date,
        settled.size(),
        feeds.size() - settled.size(),
        settled.stream().mapToInt(Settlement::missed).sum(),
        settled.stream().mapToInt(Settlement::changed).sum());
  }

  static String of(SettleReport report) {
    if (report.dates().isEmpty()) {
      return "%s: no date is to be settled yet%n".formatted(report.shop());
    }
    var text =
        new StringBuilder(report.shop().toString())
            .append(report.runId() == null ? "" : " (run " + report.runId() + ")")
            .append("\n\n");
    var table =
        new Table("date", "feed", "state", "windows", "calls", "records", "missed", "changed");
    report.dates().forEach(date -> row(table, date));
    text.append(table);
    report.notes().forEach(note -> text.append("  note  ").append(note).append('\n'));
    return text.toString();
  }

  private static void row(Table table, SettleReport.DateOfFeed date) {
    var state = date.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    var settled = date.settlement();
    if (settled == null) {
      long calls = date.forecast() == null ? 0 : date.forecast().calls();
      table.row(date.date(), date.feed(), state, date.windows(), calls, "", "", "");
    } else {
      table.row(
          date.date(),
          date.feed(),
          state,
          settled.windows(),
          "",
          settled.records(),
          settled.missed(),
          settled.changed());
    }
  }
}

package dev.daybook.cli;

import dev.daybook.home.Installation;
import dev.daybook.operate.Reports;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Print the morning report of a business date: coverage, accounts, money, and what waits for people.",
      "Exit code 3 when time is owed or the accounts do not balance."
    },
    footer = {"", "Example:", "  ./daybook report 2026-11-21"})
final class ReportVerb extends Verb {
  @Parameters(
      paramLabel = "DATE",
      arity = "0..1",
      description = "Business date; default: yesterday.")
  String date;

  ReportVerb(Installation installation) {
    super(installation);
  }

  @Override
  int run(Screen screen) {
    var asked = Optional.ofNullable(date).map(Spans::date);
    try (var daybook = open()) {
      var reports = daybook.get(Reports.class);
      var report = reports.of(asked.orElseGet(reports::yesterday));
      screen.answer(report, ReportText.of(report));
      return report.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
  }
}

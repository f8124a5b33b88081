package dev.daybook.cli;

import dev.daybook.home.Installation;
import dev.daybook.operate.CoverageOverview;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description = {
      "Show which time is sealed and which is owed, to the second, since each feed's go-live.",
      "Exit code 3 when there are holes: owed time that is overdue, or lies before sealed time."
    },
    footer = {"", "Example:", "  ./daybook coverage pinduoduo/flagship --json"})
final class CoverageVerb extends Verb {
  @Parameters(
      paramLabel = "SHOP",
      arity = "0..1",
      description = "CHANNEL/SHOP; default: all shops.")
  String shop;

  CoverageVerb(Installation installation) {
    super(installation);
  }

  @Override
  int run(Screen screen) {
    var asked = Optional.ofNullable(shop).map(Names::shop);
    try (var daybook = open()) {
      var report = daybook.get(CoverageOverview.class).of(asked);
      screen.answer(report, CoverageText.of(report));
      return report.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
  }
}

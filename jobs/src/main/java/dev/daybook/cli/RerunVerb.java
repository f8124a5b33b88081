package dev.daybook.cli;

import dev.daybook.home.Config;
import dev.daybook.home.Installation;
import dev.daybook.operate.ReplayReport;
import dev.daybook.operate.Replays;
import dev.daybook.operate.Request;
import dev.daybook.operate.Scope;
import dev.daybook.operate.Sync;
import dev.daybook.operate.Which;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "rerun",
    mixinStandardHelpOptions = true,
    description = {
      "Read a range again. Safe at any hour: the schedule and the coverage of other time are not touched.",
      "  holes   time that nobody has asked for yet",
      "  failed  holes, and windows whose reading failed",
      "  all     everything, sealed or not; what did not change is booked as UNCHANGED",
      "  replay  what was landed, under today's mapping; never calls the channel"
    },
    footer = {
      "",
      "Example:",
      "  ./daybook rerun pinduoduo/flagship --from 2026-11-21 --to 2026-11-22 --mode replay --dry-run"
    })
final class RerunVerb extends Verb {
  enum Mode {
    HOLES,
    FAILED,
    ALL,
    REPLAY
  }

  @Parameters(paramLabel = "SHOP", description = "CHANNEL/SHOP, or one of its feeds.")
  String scope;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "T",
      description = "Beginning of the range.")
  String from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "T",
      description = "End of the range, not part of it.")
  String to;

  @Option(
      names = "--mode",
      required = true,
      paramLabel = "MODE",
      description = "One of ${COMPLETION-CANDIDATES}, in any case.")
  Mode mode;

  @Option(names = "--dry-run", description = "Tell what would happen, and do nothing.")
  boolean dryRun;

  RerunVerb(Installation installation) {
    super(installation);
  }

  @Override
  int run(Screen screen) throws Exception {
    var asked = Names.scope(scope);
    var span = Spans.of(from, to);
    try (var stop = StopSignal.listening();
        var daybook = open()) {
      var calendar = daybook.get(Config.class).calendar();
      var range = span.map(written -> written.in(calendar));
      var request = request(stop).over(range).dry(dryRun);
      return mode == Mode.REPLAY
          ? replay(screen, daybook, asked, request)
          : AlertSending.after(daybook, screen, () -> pull(screen, daybook, asked, request));
    }
  }

  private int pull(Screen screen, Installation.Open daybook, Scope asked, Request request) {
    var report = daybook.get(Sync.class).rerun(asked, which(), request);
    screen.answer(report, NightText.of(report));
    return dryRun || report.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private Which which() {
    return mode == Mode.HOLES ? Which.HOLES : mode == Mode.ALL ? Which.ALL : Which.OWED;
  }

  private int replay(Screen screen, Installation.Open daybook, Scope asked, Request request) {
    var report = daybook.get(Replays.class).replay(asked, request);
    screen.answer(report, text(report));
    return report.rejected() == 0 && !report.stopped() ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private static String text(ReplayReport report) {
    return "%s%,d records of %,d documents, no calls: %s%s%n"
        .formatted(
            report.stopped() ? "stopped; until then " : "",
            report.records(),
            report.documents(),
            report.difference(),
            report.rejected() == 0
                ? ""
                : "%n  %,d records cannot be read under today's mapping"
                    .formatted(report.rejected()));
  }
}

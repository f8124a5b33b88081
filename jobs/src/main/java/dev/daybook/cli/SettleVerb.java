package dev.daybook.cli;

import dev.daybook.home.Installation;
import dev.daybook.operate.Settling;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "settle",
    mixinStandardHelpOptions = true,
    description = {
      "Read sealed dates a second time, as a whole. What the first reading has not shown is booked and kept as a difference; then the date is settled.",
      "A file of a date is compared with what the shop's other feeds have given.",
      "Every night does it for the date before the one that has just ended.",
      "Exit code 3 when a date could not be settled."
    },
    footer = {
      "",
      "Examples:",
      "  ./daybook settle pinduoduo/flagship --dry-run",
      "  ./daybook settle pinduoduo/flagship/orders/updated 2026-11-21"
    })
final class SettleVerb extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "FEED-OR-SHOP",
      description = "CHANNEL/SHOP or CHANNEL/SHOP/SUBJECT/AXIS.")
  String scope;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DATE",
      description = "A business date; default: those of the last seven that are due.")
  String date;

  @Option(
      names = "--dry-run",
      description = "Tell what would be read, and how many calls it takes.")
  boolean dryRun;

  SettleVerb(Installation installation) {
    super(installation);
  }

  @Override
  int run(Screen screen) {
    var asked = Names.scope(scope);
    var day = Optional.ofNullable(date).map(Spans::date);
    try (var stop = StopSignal.listening();
        var daybook = open()) {
      var report = daybook.get(Settling.class).settle(asked, day, request(stop).dry(dryRun));
      screen.answer(report, SettledText.of(report));
      return dryRun || report.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
  }
}

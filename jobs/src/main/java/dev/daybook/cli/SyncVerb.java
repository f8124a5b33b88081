package dev.daybook.cli;

import dev.daybook.home.Config;
import dev.daybook.home.Installation;
import dev.daybook.operate.Request;
import dev.daybook.operate.Scope;
import dev.daybook.operate.Sync;
import dev.daybook.operate.Which;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = {
      "Pull what a shop or one of its feeds owes, book it, and seal what is complete.",
      "Exit code 3 when time is still owed afterwards."
    },
    footer = {
      "",
      "Examples:",
      "  ./daybook sync pinduoduo/flagship",
      "  ./daybook sync pinduoduo/flagship/orders/updated --from 2026-11-21 --to 2026-11-22 --dry-run"
    })
final class SyncVerb extends Verb {
  @Parameters(
      paramLabel = "FEED-OR-SHOP",
      description = "CHANNEL/SHOP or CHANNEL/SHOP/SUBJECT/AXIS.")
  String scope;

  @Option(names = "--from", paramLabel = "T", description = "Only time from here on; with --to.")
  String from;

  @Option(names = "--to", paramLabel = "T", description = "Only time before this.")
  String to;

  @Option(
      names = "--dry-run",
      description = "Tell what would be asked for, and how many calls it takes.")
  boolean dryRun;

  SyncVerb(Installation installation) {
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
      return AlertSending.after(daybook, screen, () -> sync(screen, daybook, asked, request));
    }
  }

  private int sync(Screen screen, Installation.Open daybook, Scope asked, Request request) {
    var report = daybook.get(Sync.class).sync(asked, Which.OWED, request);
    screen.answer(report, NightText.of(report));
    return dryRun || report.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }
}

package dev.daybook.cli;

import dev.daybook.home.Config;
import dev.daybook.home.Installation;
import dev.daybook.operate.DoubtDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "doubts",
    mixinStandardHelpOptions = true,
    description =
        "Feeds that came emptier than likely: look at them, and say that it is the truth.",
    subcommands = {DoubtsVerb.Listing.class, DoubtsVerb.Confirm.class},
    footer = {"", "Example:", "  ./daybook doubts list"})
final class DoubtsVerb extends VerbGroup {
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List what is doubted, by feed, and what to do.",
      footer = {"", "Example:", "  ./daybook doubts list --json"})
  static final class Listing extends Verb {
    Listing(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      try (var daybook = open()) {
        var list = daybook.get(DoubtDesk.class).list();
        var table = new Table("feed", "from (UTC)", "to", "what");
        list.forEach(doubt -> table.row(doubt.feed(), doubt.from(), doubt.to(), doubt.what()));
        screen.answer(list, table.isEmpty() ? "nothing is doubted" : table.toString());
        return ExitCode.DONE;
      }
    }
  }

  @Command(
      name = "confirm",
      mixinStandardHelpOptions = true,
      description = {
        "Say that a feed's silence is the truth: the shop was closed, or had nothing to sell.",
        "Who says so and why is kept. Time ahead can be confirmed too, such as a holiday."
      },
      footer = {
        "",
        "Example:",
        "  ./daybook doubts confirm pinduoduo/flagship/orders/updated --from '2026-02-16 18:00' --to 2026-02-20 --reason 'closed for the holiday'"
      })
  static final class Confirm extends Verb {
    @Parameters(paramLabel = "FEED", description = "CHANNEL/SHOP/SUBJECT/AXIS.")
    String feed;

    @Option(
        names = "--from",
        required = true,
        paramLabel = "T",
        description = "Beginning of the silence.")
    String from;

    @Option(
        names = "--to",
        required = true,
        paramLabel = "T",
        description = "End of the silence, not part of it.")
    String to;

    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "Why the silence is the truth.")
    String reason;

    Confirm(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      var asked = Names.feed(feed);
      var written = Spans.of(from, to).orElseThrow();
      try (var daybook = open()) {
        var span = written.in(daybook.get(Config.class).calendar());
        var confirmed = daybook.get(DoubtDesk.class).confirm(asked, span, Operator.name(), reason);
        screen.answer(
            confirmed,
            "%s: %s is confirmed by %s; %d doubts ended%n"
                .formatted(asked, span, confirmed.operator(), confirmed.ended()));
        return ExitCode.DONE;
      }
    }
  }
}

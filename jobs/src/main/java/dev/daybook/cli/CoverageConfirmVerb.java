package dev.daybook.cli;

import dev.daybook.home.Config;
import dev.daybook.home.Installation;
import dev.daybook.operate.SilenceDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
      "  ./daybook coverage confirm pinduoduo/flagship/orders/updated --from '2026-02-16 18:00' --to 2026-02-20 --reason 'closed for the holiday'"
    })
final class CoverageConfirmVerb extends Verb {
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

  CoverageConfirmVerb(Installation installation) {
    super(installation);
  }

  @Override
  int run(Screen screen) {
    var asked = Names.feed(feed);
    try (var daybook = open()) {
      var span = Spans.of(daybook.get(Config.class).calendar(), from, to).orElseThrow();
      var confirmed = daybook.get(SilenceDesk.class).confirm(asked, span, Operator.name(), reason);
      screen.answer(
          confirmed,
          "%s: %s is confirmed by %s; %d doubts ended%n"
              .formatted(asked, span, confirmed.operator(), confirmed.ended()));
      return ExitCode.DONE;
    }
  }
}

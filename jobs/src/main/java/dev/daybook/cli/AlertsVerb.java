package dev.daybook.cli;

import dev.daybook.home.Installation;
import dev.daybook.operate.AlertDesk;
import dev.daybook.operate.AlertReport.Tested;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = "What is wrong, who was told of it, and whether a receiver takes a message.",
    subcommands = {AlertsVerb.Listing.class, AlertsVerb.Show.class, AlertsVerb.Test.class},
    footer = {"", "Example:", "  ./daybook alerts list"})
final class AlertsVerb extends VerbGroup {
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = {
        "List what is wrong now, newest first, and the receivers that did not take their last message.",
        "The exit code does not tell whether there are alerts: see report and coverage."
      },
      footer = {"", "Example:", "  ./daybook alerts list --all --json"})
  static final class Listing extends Verb {
    @Option(names = "--all", description = "Those that have ended too.")
    boolean all;

    @Mixin LimitOption limit;

    Listing(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      try (var daybook = open()) {
        var list = daybook.get(AlertDesk.class).list(all, limit.most);
        screen.answer(list, AlertText.of(list, all));
        return ExitCode.DONE;
      }
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show one alert: what is wrong, since when, the next step, and who was told.",
      footer = {"", "Example:", "  ./daybook alerts show 17"})
  static final class Show extends Verb {
    @Parameters(paramLabel = "ID", description = "As alerts list and every message show it.")
    long id;

    Show(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      try (var daybook = open()) {
        var alert = daybook.get(AlertDesk.class).show(id);
        screen.answer(alert, AlertText.of(alert));
        return ExitCode.DONE;
      }
    }
  }

  @Command(
      name = "test",
      mixinStandardHelpOptions = true,
      description = {
        "Send a real message to a receiver of config.yaml, and tell what it answered.",
        "A receiver that takes it is asked again at once for what waits. Exit code 1 when it does not."
      },
      footer = {"", "Example:", "  ./daybook alerts test ops"})
  static final class Test extends Verb {
    @Parameters(paramLabel = "RECEIVER", description = "Its name in config.yaml.")
    String receiver;

    Test(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      try (var daybook = open()) {
        var tested = daybook.get(AlertDesk.class).test(receiver);
        screen.answer(tested, text(tested));
        return tested.taken() ? ExitCode.DONE : ExitCode.FAILED;
      }
    }

    private static String text(Tested tested) {
      return "%s %s: %s"
          .formatted(
              tested.receiver(),
              tested.taken() ? "has taken the message" : "DID NOT TAKE the message",
              tested.told());
    }
  }
}

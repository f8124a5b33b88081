package dev.daybook.cli;

import dev.daybook.home.Installation;
import dev.daybook.operate.RunDesk;
import dev.daybook.operate.RunQuery;
import dev.daybook.operate.RunReport;
import dev.daybook.operate.RunStanding;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = "See what is or was at work on this home's database, and stop it.",
    subcommands = {RunsVerb.Listing.class, RunsVerb.Show.class, RunsVerb.Stop.class},
    footer = {"", "Example:", "  ./daybook runs list --state running"})
final class RunsVerb extends VerbGroup {
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = {
        "List runs, newest first: state, progress, rate, when it is expected to end, who asked for it and why.",
        "  RUNNING     at work, perhaps in another process",
        "  DEAD        its process ended before it could end it; the next start on its shop does",
        "  DONE        everything it was asked for is done",
        "  INCOMPLETE  it ended in order, but time stays owed or an account is open",
        "  STOPPED     it was asked to stop, and did at a page or chunk",
        "  FAILED      it broke off"
      },
      footer = {
        "",
        "Examples:",
        "  ./daybook runs list --shop pinduoduo/flagship --limit 10",
        "  ./daybook runs list --state running --json"
      })
  static final class Listing extends Verb {
    @Option(names = "--shop", paramLabel = "SHOP", description = "CHANNEL/SHOP.")
    String shop;

    @Option(
        names = "--state",
        paramLabel = "STATE",
        description = "One of ${COMPLETION-CANDIDATES}, in any case.")
    RunStanding state;

    @Mixin LimitOption limit;

    Listing(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      var asked = Optional.ofNullable(shop).map(Names::shop);
      try (var daybook = open()) {
        var query = new RunQuery(asked, Optional.ofNullable(state), limit.most);
        var list = daybook.get(RunDesk.class).list(query);
        screen.answer(list, RunsText.of(list));
        return ExitCode.DONE;
      }
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show one run: progress, counts, what it waits for, and its last words.",
      footer = {"", "Example:", "  ./daybook runs show 7"})
  static final class Show extends Verb {
    @Parameters(paramLabel = "ID", description = "As runs list shows it.")
    long id;

    Show(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      try (var daybook = open()) {
        var run = daybook.get(RunDesk.class).show(id);
        screen.answer(run, RunsText.of(run));
        return ExitCode.DONE;
      }
    }
  }

  @Command(
      name = "stop",
      mixinStandardHelpOptions = true,
      description = {
        "Ask a run to stop, in whatever process it is, and wait for its end: at the next page or chunk, within ten seconds.",
        "Nothing is lost: the next sync goes on from there. Exit code 3 when it has not ended in time."
      },
      footer = {"", "Examples:", "  ./daybook runs stop 7", "  ./daybook runs stop 7 --wait 0"})
  static final class Stop extends Verb {
    @Parameters(paramLabel = "ID", description = "As runs list shows it.")
    long id;

    @Option(
        names = "--wait",
        paramLabel = "SECONDS",
        defaultValue = "10",
        description = "For how long its end is waited for (${DEFAULT-VALUE}).")
    int seconds;

    Stop(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      if (seconds < 0) {
        throw new Usage("--wait is %d; expected 0 or more seconds".formatted(seconds));
      }
      try (var daybook = open()) {
        var run = daybook.get(RunDesk.class).stop(id, Operator.name(), Duration.ofSeconds(seconds));
        screen.answer(run, text(run));
        return run.hasEnded() ? ExitCode.DONE : ExitCode.INCOMPLETE;
      }
    }

    private String text(RunReport run) {
      var became =
          run.hasEnded()
              ? "run %d has ended as %s%n%n".formatted(run.runId(), run.state())
              : "run %d is asked to stop and still at work after %d s; it ends at its next page or chunk%n  next  daybook runs show %d%n%n"
                  .formatted(run.runId(), seconds, run.runId());
      return became + RunsText.of(run);
    }
  }
}

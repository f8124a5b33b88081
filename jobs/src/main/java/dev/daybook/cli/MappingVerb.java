package dev.daybook.cli;

import dev.daybook.home.Installation;
import dev.daybook.operate.MappingDesk;
import dev.daybook.operate.MappingTrials;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "mapping",
    mixinStandardHelpOptions = true,
    description = "The files that say how each channel speaks.",
    subcommands = {MappingVerb.Check.class, MappingVerb.Try.class},
    footer = {"", "Example:", "  ./daybook mapping check"})
final class MappingVerb extends VerbGroup {
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Check every mapping file, and every sample through its mapping. Needs no database.",
        "All errors are told at once, with file, line and column; exit code 1 when there are some."
      },
      footer = {"", "Example:", "  ./daybook mapping check my-mappings"})
  static final class Check extends Verb {
    @Parameters(
        paramLabel = "DIR",
        arity = "0..1",
        description = "Channel folders that add to the built-in ones or replace them.")
    Path folder;

    Check(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      var folders = new java.util.ArrayList<>(Names.folders(common));
      if (folder != null) {
        folders.add(folder);
      }
      var report = MappingDesk.check(folders);
      screen.answer(
          report,
          report.errors().isEmpty()
              ? "all mappings are well"
              : report.errors().stream().map(Object::toString).collect(Collectors.joining("\n"))
                  + "\n%d %s"
                      .formatted(
                          report.errors().size(),
                          report.errors().size() == 1 ? "error" : "errors"));
      return report.errors().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  @Command(
      name = "try",
      mixinStandardHelpOptions = true,
      description = {
        "Show one record of a file, the order it becomes, and where each field came from.",
        "Shows which source fields fed each canonical field, and which source fields nobody reads.",
        "People are masked. Writes nothing, needs no database.",
        "Exit code 3 when the record cannot become an order."
      },
      footer = {
        "",
        "Examples:",
        "  ./daybook mapping try jd jd-orders-20261121.csv",
        "  ./daybook mapping try amazon page.json --feed orders/updated --record 2 --json"
      })
  static final class Try extends Verb {
    @Parameters(index = "0", paramLabel = "CHANNEL", description = "A channel of the mappings.")
    String channel;

    @Parameters(
        index = "1",
        paramLabel = "FILE",
        description = "A file, or one answer page as JSON.")
    Path file;

    @Option(
        names = "--feed",
        paramLabel = "STREAM",
        description = "The feed that reads it; default: the one that fits its name or content.")
    String feed;

    @Option(
        names = "--record",
        paramLabel = "N",
        defaultValue = "1",
        description = "Which record, from 1; default: ${DEFAULT-VALUE}.")
    int record;

    Try(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      if (record < 1) {
        throw new Usage("--record counts from 1");
      }
      var trial =
          MappingTrials.under(Names.folders(common))
              .attempt(channel, file, Optional.ofNullable(feed), record);
      screen.answer(trial, MappingTrialText.of(trial));
      return trial.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
  }
}

package dev.daybook.cli;

import dev.daybook.home.Installation;
import dev.daybook.operate.MappingDesk;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "mapping",
    mixinStandardHelpOptions = true,
    description = "The files that say how each channel speaks.",
    subcommands = MappingVerb.Check.class,
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
                  + "\n%d errors".formatted(report.errors().size()));
      return report.errors().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
  }
}

package dev.daybook.cli;

import dev.daybook.home.Installation;
import java.lang.reflect.InvocationTargetException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Every verb of {@code ./daybook}. Exit codes: 0 done, 1 failed, 2 usage, 3 incomplete. */
public final class CommandLineInterface {
  private final Installation installation;

  public CommandLineInterface(Installation installation) {
    this.installation = installation;
  }

  /** Runs one verb and gives the exit code of the process. */
  public int run(String... args) {
    return commandLine().execute(args);
  }

  CommandLine commandLine() {
    var commandLine = new CommandLine(new Root(), factory());
    commandLine.setExecutionExceptionHandler(this::failed);
    var withUsage = commandLine.getParameterExceptionHandler();
    commandLine.setParameterExceptionHandler(
        (failure, words) ->
            failure instanceof UnmatchedArgumentException unknown && isNoVerb(unknown)
                ? noVerb(unknown)
                : withUsage.handleParseException(failure, words));
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.getCommandSpec().exitCodeOnInvalidInput(ExitCode.USAGE);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    return commandLine;
  }

  private static boolean isNoVerb(UnmatchedArgumentException unknown) {
    return !unknown.getCommandLine().getSubcommands().isEmpty() && !unknown.isUnknownOption();
  }

  private static int noVerb(UnmatchedArgumentException unknown) {
    var err = unknown.getCommandLine().getErr();
    var before = unknown.getCommandLine().getCommandSpec().qualifiedName();
    var verb = "%s %s".formatted(before, unknown.getUnmatched().get(0));
    err.println(
        "there is no verb '%s'; './%s --help' lists them"
            .formatted(verb.substring(verb.indexOf(' ') + 1), before));
    UnmatchedArgumentException.printSuggestions(unknown, err);
    err.flush();
    return ExitCode.USAGE;
  }

  /** Verbs take the installation; everything else is made by picocli. */
  private IFactory factory() {
    var plain = CommandLine.defaultFactory();
    return new IFactory() {
      @Override
      public <K> K create(Class<K> type) throws Exception {
        if (!Verb.class.isAssignableFrom(type)) {
          return plain.create(type);
        }
        try {
          var constructor = type.getDeclaredConstructor(Installation.class);
          constructor.setAccessible(true);
          return constructor.newInstance(installation);
        } catch (InvocationTargetException e) {
          throw e.getCause() instanceof Exception cause ? cause : e;
        }
      }
    };
  }

  private int failed(Exception failure, CommandLine commandLine, ParseResult parsed) {
    var err = commandLine.getErr();
    var known = Failures.told(failure);
    if (known.isPresent()) {
      err.println(known.get().message());
      err.flush();
      return known.get().exitCode();
    }
    err.println("failed: " + Failures.innermost(failure));
    if (commandLine.getCommand() instanceof Verb verb && verb.common != null) {
      var home = verb.common.home();
      Failures.log(home, failure);
      err.println("the whole of it is in " + home.log());
    }
    err.flush();
    return ExitCode.FAILED;
  }

  @Command(
      name = "daybook",
      mixinStandardHelpOptions = true,
      version = "daybook 0.1.0",
      description = "Every channel's orders, in one book by morning. And the book balances.",
      synopsisSubcommandLabel = "VERB",
      subcommands = {
        DemoVerb.class,
        SimulateVerb.class,
        ServeVerb.class,
        ScheduleVerb.class,
        SyncVerb.class,
        RerunVerb.class,
        SettleVerb.class,
        DoubtsVerb.class,
        RunsVerb.class,
        ReportVerb.class,
        ImportVerb.class,
        PreviewVerb.class,
        CoverageVerb.class,
        OrdersVerb.class,
        QuarantineVerb.class,
        ReviewVerb.class,
        HandoffVerb.class,
        AlertsVerb.class,
        MappingVerb.class,
        DoctorVerb.class
      })
  static final class Root implements Runnable {
    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "name a verb; './daybook --help' lists them");
    }
  }
}

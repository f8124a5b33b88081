package dev.daybook.cli;

import dev.daybook.demo.Demo;
import dev.daybook.demo.DemoReport;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.operate.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Show a whole night on simulated marketplaces: five shops, yesterday's orders, the morning report.",
      "Works in a throwaway home unless --home is given; a home that was used before goes on where it stood."
    },
    footer = {"", "Example:", "  ./daybook demo --once --orders 2000 --json"})
final class DemoVerb extends Verb {
  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "500",
      description = "Orders of each shop (${DEFAULT-VALUE}).")
  int orders;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Equal seeds give equal nights (${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "Business date to play; default: yesterday.")
  String date;

  @Option(names = "--once", description = "End after the night, with its exit code.")
  boolean once;

  @Option(
      names = "--malice",
      split = ",",
      paramLabel = "WORD[:N]",
      description = "What goes wrong on purpose, such as busy:0.05,cut-json:0.05,tick-after-page.")
  List<String> malice = List.of();

  DemoVerb(Installation installation) {
    super(installation);
  }

  @Override
  int run(Screen screen) throws Exception {
    boolean kept = spec.commandLine().getParseResult().hasMatchedOption("--home");
    try (var stop = StopSignal.listening()) {
      var home = kept ? common.home() : new Home(Files.createTempDirectory("daybook-demo"));
      try {
        return play(screen, home, stop);
      } finally {
        if (!kept) {
          delete(screen, home);
        }
      }
    }
  }

  private int play(Screen screen, Home home, StopSignal stop) throws InterruptedException {
    var progress = progress();
    var day =
        date == null ? Demo.Settings.yesterday(Clock.systemUTC().instant()) : Spans.date(date);
    var settings = new Demo.Settings(day, orders, seed, malice, common.mappings);
    progress.tell("starting the marketplaces and a database in " + home.folder());
    try (var demo = Demo.open(installation(), home, settings)) {
      var report = demo.play(progress, stop);
      if (stop.getAsBoolean()) {
        screen.complain("stopped before the night was over");
        return ExitCode.INCOMPLETE;
      }
      screen.answer(report, text(report));
      if (!once) {
        screen.say(
            "\nThe marketplaces and the book stay open. In another terminal, for example:\n"
                + "  ./daybook orders find --home %s%n  ./daybook coverage --home %s%nCtrl-C ends the demo."
                    .formatted(home.folder(), home.folder()));
        stop.await();
      }
      return report.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
  }

  private Progress progress() {
    return ProgressLines.on(spec.commandLine().getErr());
  }

  private static String text(DemoReport report) {
    var simulator = report.simulator();
    return ReportText.of(report.night().morning())
        + NightText.failures(report.night())
        + "Marketplaces: %,d orders by their own count, %s%n"
            .formatted(simulator.orders(), verdict(simulator));
  }

  private static String verdict(DemoReport.Marketplace simulator) {
    if (!simulator.agrees()) {
      return "BUT THE BOOK HOLDS OTHERS: " + simulator.byShop();
    }
    return simulator.givenLater() == 0
        ? "and the book holds exactly these"
        : "and the book holds these but for orders among the %,d that moved within the channel's lag: the next window brings them"
            .formatted(simulator.givenLater());
  }

  private static void delete(Screen screen, Home home) {
    try {
      FileSystemUtils.deleteRecursively(home.folder());
    } catch (IOException e) {
      screen.complain("could not delete %s: %s".formatted(home.folder(), e.getMessage()));
    }
  }
}

package dev.daybook.cli;

import dev.daybook.home.Config;
import dev.daybook.home.Installation;
import dev.daybook.schedule.Serving;
import java.time.Clock;
import picocli.CommandLine.Command;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Run the schedules (the night at 02:00 of the business zone, unless config.yaml says otherwise) and watch the inboxes.",
      "Ends in order on Ctrl-C or SIGTERM."
    },
    footer = {"", "Example:", "  ./daybook serve --home /var/lib/daybook"})
final class ServeVerb extends Verb {
  ServeVerb(Installation installation) {
    super(installation);
  }

  @Override
  int run(Screen screen) throws InterruptedException {
    try (var stop = StopSignal.listening();
        var daybook = open(Clock.systemUTC(), true)) {
      var started = daybook.get(Serving.class).start();
      var zone = daybook.get(Config.class).calendar().zone();
      screen.answer(
          started,
          "Serving. Next night: %s (%s). Watched inboxes: %s"
              .formatted(started.nextNight(), started.nextNight().atZone(zone), started.inboxes()));
      stop.await();
    }
    return ExitCode.DONE;
  }
}

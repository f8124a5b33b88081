package dev.daybook.cli;

import dev.daybook.home.Installation;
import dev.daybook.schedule.Serving;
import java.time.Clock;
import picocli.CommandLine.Command;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Run the schedules (the night at 02:00 of the business zone, unless config.yaml says otherwise) and watch the inboxes.",
      "What comes next, and what became of the last: ./daybook schedule list",
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
      screen.answer(started, text(started));
      stop.await();
    }
    return ExitCode.DONE;
  }

  private static String text(Serving.Started started) {
    var next =
        started.next().stream()
            .findFirst()
            .map(
                due ->
                    "%s %s at %s (%s)"
                        .formatted(due.kind(), due.shop(), due.at(), due.businessTime()))
            .orElse("nothing: config.yaml names no shops");
    return "Serving. Next: %s. Watched inboxes: %s".formatted(next, started.inboxes());
  }
}

package dev.daybook.cli;

import dev.daybook.home.Installation;
import dev.daybook.schedule.Schedules;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "schedule",
    mixinStandardHelpOptions = true,
    description = "What serve does when.",
    subcommands = ScheduleVerb.Listing.class,
    footer = {"", "Example:", "  ./daybook schedule list"})
final class ScheduleVerb extends VerbGroup {
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = {
        "List what is due next, in UTC and in business time, and what became of the newest runs that were due.",
        "A run that is OWED is taken by the next serve that wakes, not before the time shown."
      },
      footer = {"", "Example:", "  ./daybook schedule list --limit 10 --json"})
  static final class Listing extends Verb {
    private static final DateTimeFormatter BUSINESS_TIME =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm VV");

    @Mixin LimitOption limit;

    Listing(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      try (var daybook = open()) {
        var list = daybook.get(Schedules.class).list(limit.most);
        screen.answer(list, next(list) + runs(list));
        return ExitCode.DONE;
      }
    }

    private static String next(Schedules.Listed list) {
      var table = new Table("next (UTC)", "business time", "what", "shop", "for");
      list.next()
          .forEach(
              due ->
                  table.row(
                      due.at(),
                      BUSINESS_TIME.format(due.businessTime()),
                      due.kind(),
                      shop(due.shop()),
                      due.businessDate()));
      return table.isEmpty() ? "nothing is due: config.yaml names no shops\n" : table + "\n";
    }

    private static String runs(Schedules.Listed list) {
      var table =
          new Table(
              "due (UTC)",
              "what",
              "shop",
              "for",
              "state",
              "tries",
              "broke off",
              "not before",
              "why");
      list.runs()
          .forEach(
              run ->
                  table.row(
                      run.dueAt(),
                      run.kind(),
                      shop(run.shop()),
                      run.businessDate(),
                      run.state(),
                      run.tries(),
                      run.failures() == 0 ? "" : run.failures(),
                      notBefore(run),
                      why(run)));
      return table.isEmpty() ? "no run has been due yet" : table.toString();
    }

    /** One that was taken over from a process that has ended has no message yet. */
    private static String why(Schedules.Owed run) {
      return Stream.of(run.message(), run.failure())
          .filter(why -> why != null && !why.isEmpty())
          .findFirst()
          .orElse("");
    }

    private static String shop(String shop) {
      return shop.isEmpty() ? "all" : shop;
    }

    private static Object notBefore(Schedules.Owed run) {
      return run.state().equals("OWED") ? run.notBefore() : "";
    }
  }
}

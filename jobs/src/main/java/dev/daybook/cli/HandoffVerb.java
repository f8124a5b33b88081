package dev.daybook.cli;

import dev.daybook.home.Installation;
import dev.daybook.operate.HandoffDesk;
import dev.daybook.operate.HandoffReport.Answered;
import dev.daybook.operate.HandoffReport.Exported;
import dev.daybook.operate.HandoffReport.Standing;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "handoff",
    mixinStandardHelpOptions = true,
    description = "Give cleared orders to the ERP, and read its answers.",
    subcommands = {HandoffVerb.Export.class, HandoffVerb.Ack.class, HandoffVerb.Status.class},
    footer = {"", "Example:", "  ./daybook handoff export"})
final class HandoffVerb extends VerbGroup {
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = {
        "Let the rules look at what changed, and write every cleared order version to batches for the ERP, each with its manifest.",
        "Exit code 3 when the template cannot write an order, which stays and is tried again, or when it was stopped: the next one goes on."
      },
      footer = {"", "Example:", "  ./daybook handoff export"})
  static final class Export extends Verb {
    Export(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      try (var stop = StopSignal.listening();
          var daybook = open()) {
        var report = daybook.get(HandoffDesk.class).export(request(stop));
        screen.answer(report, text(report));
        return report.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
      }
    }

    private static String text(Exported report) {
      var text =
          new StringBuilder(
              report.batches().isEmpty() && report.stopped().isEmpty()
                  ? "nothing to hand off\n"
                  : "");
      report
          .batches()
          .forEach(
              batch ->
                  text.append(
                      "batch %s: %,d orders, %,d lines, paid %s%n  %s%n"
                          .formatted(
                              batch.name(),
                              batch.orders(),
                              batch.lines(),
                              batch.money(),
                              batch.file())));
      report
          .leftOut()
          .forEach(
              left ->
                  text.append("left out  order %d: %s%n".formatted(left.orderId(), left.reason())));
      if (!report.stopped().isEmpty()) {
        text.append("stopped   ").append(report.stopped()).append('\n');
      }
      return text.append(standing(report.status())).toString();
    }
  }

  @Command(
      name = "ack",
      mixinStandardHelpOptions = true,
      description = {
        "Read the ERP's answer: a CSV file with the columns order_id, version, result (ok or refused), reason.",
        "Reading it again changes nothing. Exit code 3 when a line was not taken."
      },
      footer = {"", "Example:", "  ./daybook handoff ack erp-answer-20261122.csv"})
  static final class Ack extends Verb {
    @Parameters(paramLabel = "FILE", description = "The ERP's file.")
    Path file;

    Ack(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      try (var daybook = open()) {
        var report = daybook.get(HandoffDesk.class).acknowledge(file);
        screen.answer(report, text(report));
        return report.errors().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
      }
    }

    private static String text(Answered report) {
      var text =
          new StringBuilder(
              "%,d answers taken, %,d known before%n".formatted(report.taken(), report.repeated()));
      report
          .errors()
          .forEach(
              error ->
                  text.append(
                      "not taken  %s:%d: %s%n"
                          .formatted(error.file(), error.line(), error.problem())));
      return text.append(standing(report.status())).toString();
    }
  }

  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = {
        "Show what was handed off and what the ERP said.",
        "Exit code 3 when the sum does not close."
      },
      footer = {"", "Example:", "  ./daybook handoff status --json"})
  static final class Status extends Verb {
    Status(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      try (var daybook = open()) {
        var status = daybook.get(HandoffDesk.class).status();
        screen.answer(status, standing(status));
        return status.balanced() ? ExitCode.DONE : ExitCode.INCOMPLETE;
      }
    }
  }

  private static String standing(Standing status) {
    return "%,d exported = %,d acknowledged + %,d pending + %,d refused%s%n"
        .formatted(
            status.exported(),
            status.acknowledged(),
            status.pending(),
            status.refused(),
            status.balanced() ? "" : "  NOT BALANCED");
  }
}

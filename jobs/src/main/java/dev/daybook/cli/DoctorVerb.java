package dev.daybook.cli;

import dev.daybook.home.Installation;
import dev.daybook.operate.Doctor;
import dev.daybook.operate.DoctorReport;
import dev.daybook.operate.DoctorReport.Check;
import dev.daybook.operate.DoctorReport.Level;
import java.time.Clock;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Look at the installation and tell what to change.",
      "Checks the home folder, configuration, secrets, mappings, SFTP servers, clock and database.",
      "Works when the database is down, and says so. Exit code 1 when Daybook cannot run like this."
    },
    footer = {"", "Example:", "  ./daybook doctor --home /srv/daybook"})
final class DoctorVerb extends Verb {
  DoctorVerb(Installation installation) {
    super(installation);
  }

  @Override
  int run(Screen screen) {
    var report = Doctor.examine(common.home(), Names.folders(common), Clock.systemUTC());
    screen.answer(report, text(report));
    return report.healthy() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String text(DoctorReport report) {
    return report.checks().stream()
        .map(DoctorVerb::text)
        .collect(Collectors.joining("", "", report.healthy() ? "\nhealthy\n" : "\nNOT healthy\n"));
  }

  private static String text(Check check) {
    var line = "%-4s  %s: %s%n".formatted(check.level(), check.name(), check.found());
    return check.level() == Level.OK
        ? line
        : line
            + "      expected  %s%n      next      %s%n"
                .formatted(check.expected(), check.nextStep());
  }
}

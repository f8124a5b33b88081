package dev.daybook.operate;

import dev.daybook.home.Home;
import dev.daybook.notify.Alert;
import dev.daybook.notify.Severity;
import dev.daybook.operate.DoctorReport.Check;
import dev.daybook.operate.DoctorReport.Level;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A disk of the home folder that is nearly full. */
@Component
class SpaceEnds implements AlertKind {
  private final HomeChecks checks;

  SpaceEnds(Home home) {
    this.checks = new HomeChecks(home);
  }

  @Override
  public String kind() {
    return "home-space";
  }

  /** It is the space of all shops, whosever run it was. */
  @Override
  public Optional<Holding> holding(Seen seen) {
    var check = checks.space();
    return Optional.of(
        new Holding(
            Optional.empty(), check.level() == Level.OK ? List.of() : List.of(alert(check))));
  }

  private Alert alert(Check check) {
    return new Alert(
        kind(),
        check.level() == Level.FAIL ? Severity.CRITICAL : Severity.WARNING,
        Optional.empty(),
        "The disk of the home folder is nearly full",
        "%s; expected %s".formatted(check.found(), check.expected()),
        check.nextStep());
  }
}

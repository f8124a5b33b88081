package dev.daybook.operate;

import dev.daybook.notify.Alert;
import dev.daybook.notify.Severity;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Parts of a night that broke off: shops, rules, hand-off. */
@Component
class NightFailed implements AlertKind {
  @Override
  public String kind() {
    return "night-failed";
  }

  @Override
  public Optional<Holding> holding(Seen seen) {
    return seen.night().flatMap(night -> Holding.of(seen, alerts(night)));
  }

  /** Only what broke off: why may quote anything, and stands in the log and in the report. */
  private List<Alert> alerts(NightReport night) {
    var parts =
        night.failures().stream()
            .map(failure -> failure.split(": ", 2)[0])
            .filter(part -> !part.equals(Night.STOPPED))
            .toList();
    return parts.isEmpty()
        ? List.of()
        : List.of(
            new Alert(
                kind(),
                Severity.WARNING,
                Optional.empty(),
                "The night of %s broke off in parts".formatted(night.morning().date()),
                String.join(", ", parts),
                "./daybook report %s, and the log".formatted(night.morning().date())));
  }
}

package dev.daybook.operate;

import dev.daybook.notify.Alert;
import dev.daybook.notify.Severity;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What calls warned of before it stops the shop, such as a token that cannot be renewed yet. */
@Component
class ChannelWarning implements AlertKind {
  @Override
  public String kind() {
    return "channel-warning";
  }

  @Override
  public Optional<Holding> holding(Seen seen) {
    return seen.run().filter(run -> run.calls() > 0).flatMap(run -> Holding.of(seen, alerts(run)));
  }

  private List<Alert> alerts(SyncReport run) {
    return run.warnings().isEmpty()
        ? List.of()
        : List.of(
            new Alert(
                kind() + " " + run.shop(),
                Severity.WARNING,
                Optional.of(run.shop()),
                "The calls to %s warn".formatted(run.shop()),
                String.join("\n", run.warnings()),
                "./daybook doctor"));
  }
}

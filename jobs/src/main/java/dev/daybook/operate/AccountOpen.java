package dev.daybook.operate;

import dev.daybook.notify.Alert;
import dev.daybook.notify.Severity;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A run whose account does not close: what was fetched is not all settled. */
@Component
class AccountOpen implements AlertKind {
  @Override
  public String kind() {
    return "account-open";
  }

  @Override
  public Optional<Holding> holding(Seen seen) {
    return seen.run().flatMap(run -> Holding.of(seen, alerts(run)));
  }

  private List<Alert> alerts(SyncReport run) {
    var sums = run.accounts();
    return sums.balanced()
        ? List.of()
        : List.of(
            new Alert(
                kind() + " " + run.shop(),
                Severity.CRITICAL,
                Optional.of(run.shop()),
                "The account of run %d of %s does not close".formatted(run.runId(), run.shop()),
                "%d fetched; %d created, %d updated, %d unchanged, %d stale, %d duplicate, %d quarantined"
                    .formatted(
                        sums.fetched(),
                        sums.created(),
                        sums.updated(),
                        sums.unchanged(),
                        sums.stale(),
                        sums.duplicate(),
                        sums.quarantined()),
                "keep the log of the run, then ./daybook sync %s".formatted(run.shop())));
  }
}

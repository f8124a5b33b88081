package dev.daybook.operate;

import dev.daybook.notify.Alert;
import dev.daybook.notify.Severity;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Records that could not become orders, as long as one of the shop is left. */
@Component
class QuarantineGrows implements AlertKind {
  private final ReportMapper sums;

  QuarantineGrows(ReportMapper sums) {
    this.sums = sums;
  }

  @Override
  public String kind() {
    return "quarantine";
  }

  @Override
  public Optional<Holding> holding(Seen seen) {
    return Holding.of(
        seen,
        sums.openQuarantineByShop().stream()
            .filter(row -> seen.concerns(row.id()))
            .map(this::alert)
            .toList());
  }

  private Alert alert(QuarantineOfShopRow open) {
    return new Alert(
        kind() + " " + open.id(),
        Severity.WARNING,
        Optional.of(open.id()),
        "%d records of %s are in quarantine".formatted(open.records(), open.id()),
        "They are kept, and are no orders until they can be read.",
        "./daybook quarantine list --shop %s".formatted(open.id()));
  }
}

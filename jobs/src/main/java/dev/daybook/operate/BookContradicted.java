package dev.daybook.operate;

import dev.daybook.notify.Alert;
import dev.daybook.notify.Severity;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A book that holds otherwise than its accounts claim, as a night finds it. */
@Component
class BookContradicted implements AlertKind {
  @Override
  public String kind() {
    return "book-contradicted";
  }

  @Override
  public Optional<Holding> holding(Seen seen) {
    return seen.night()
        .flatMap(night -> Holding.of(seen, alerts(night.morning().book().contradictions())));
  }

  private List<Alert> alerts(List<String> contradictions) {
    return contradictions.isEmpty()
        ? List.of()
        : List.of(
            new Alert(
                kind(),
                Severity.CRITICAL,
                Optional.empty(),
                "The book holds otherwise than its accounts claim",
                String.join("\n", contradictions),
                "./daybook report, and restore the newest backup that agrees"));
  }
}

package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import dev.daybook.notify.Alert;
import dev.daybook.notify.Severity;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A run that broke off. The next one that does not ends it. */
@Component
class RunFailed implements AlertKind {
  @Override
  public String kind() {
    return "run-failed";
  }

  @Override
  public Optional<Holding> holding(Seen seen) {
    return seen.shop()
        .flatMap(
            shop ->
                Holding.of(
                    seen, seen.failure().map(failure -> alert(shop, failure)).stream().toList()));
  }

  private Alert alert(ShopId shop, Throwable failure) {
    return new Alert(
        kind() + " " + shop,
        Severity.WARNING,
        Optional.of(shop),
        "A run of %s broke off".formatted(shop),
        Why.told(failure),
        "./daybook sync %s; the log has the whole of it".formatted(shop));
  }
}

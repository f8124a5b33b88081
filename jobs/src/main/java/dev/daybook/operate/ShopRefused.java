package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import dev.daybook.notify.Alert;
import dev.daybook.notify.Severity;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A channel that lets us in no more. A run that asked for nothing cannot tell, unless there is
 * nothing to ask for any more.
 */
@Component
class ShopRefused implements AlertKind {
  private final ShopFeeds feeds;

  ShopRefused(ShopFeeds feeds) {
    this.feeds = feeds;
  }

  @Override
  public String kind() {
    return "shop-refused";
  }

  @Override
  public Optional<Holding> holding(Seen seen) {
    return seen.run()
        .filter(run -> run.refusal() != null || run.calls() > 0 || feeds.isRead(run.shop()))
        .flatMap(run -> Holding.of(seen, alerts(run.shop(), run.refusal())));
  }

  private List<Alert> alerts(ShopId shop, String refusal) {
    return refusal == null
        ? List.of()
        : List.of(
            new Alert(
                kind() + " " + shop,
                Severity.CRITICAL,
                Optional.of(shop),
                "%s refuses us".formatted(shop),
                refusal,
                "authorise the shop again and put its new credentials into secrets.yaml, then"
                    + " ./daybook sync %s".formatted(shop)));
  }
}

package dev.daybook.notify;

import dev.daybook.canonical.ShopId;
import dev.daybook.database.Deadlocks;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is wrong: raised when it is found, raised again as often as it is found again, ended when it
 * is well. Each change and its messages are one transaction, the caller's where there is one.
 */
@Component
public class Alerts {
  private final AlertMapper alerts;
  private final Outbox outbox;
  private final AlertSettings settings;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Alerts(
      AlertMapper alerts,
      Outbox outbox,
      AlertSettings settings,
      TransactionTemplate transactions,
      Clock clock) {
    this.alerts = alerts;
    this.outbox = outbox;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Opens an alert, or renews the open one of this cause: seen now, once more, as it looks now.
   * People are told of a new one, and of one that matters more than before.
   */
  public void raise(Alert alert) {
    within(() -> opened(alert));
  }

  /** Ends the open alert of this cause; nothing when there is none. */
  public void end(String cause) {
    within(() -> ended(cause));
  }

  /**
   * Of this kind and shop exactly these hold now: each is raised, every other open one is ended.
   *
   * @param shop empty for all shops, and what concerns none
   */
  public void settle(String kind, Optional<ShopId> shop, Collection<Alert> holding) {
    var causes = holding.stream().map(Alert::cause).collect(Collectors.toSet());
    within(
        () -> {
          // In one order everywhere, so that two who settle do not wait for each other.
          holding.stream().sorted(Comparator.comparing(Alert::cause)).forEach(this::opened);
          var channel = shop.map(ShopId::channel).orElse(null);
          alerts.openCauses(kind, channel, shop.map(ShopId::shop).orElse(null)).stream()
              .filter(cause -> !causes.contains(cause))
              .forEach(this::ended);
        });
  }

  /** A transaction of our own may be repeated; the caller's is the caller's to repeat. */
  private void within(Runnable change) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      transactions.executeWithoutResult(status -> change.run());
    } else {
      Deadlocks.retrying(() -> transactions.executeWithoutResult(status -> change.run()));
    }
  }

  private void opened(Alert alert) {
    var open = alerts.lockOpen(alert.cause());
    if (open == null && insert(alert)) {
      outbox.raised(alerts.lockOpen(alert.cause()));
      return;
    }
    renewed(open == null ? alerts.lockOpen(alert.cause()) : open, alert);
  }

  /** False when somebody else has opened it meanwhile. */
  private boolean insert(Alert alert) {
    var now = now();
    try {
      alerts.insert(
          alert,
          alert.shop().map(ShopId::channel).orElse(null),
          alert.shop().map(ShopId::shop).orElse(null),
          now,
          settings.repeats().after(now, now).orElse(null));
      return true;
    } catch (DuplicateKeyException sameCause) {
      return false;
    }
  }

  private void renewed(AlertRow open, Alert alert) {
    if (open == null) {
      // Opened and ended by somebody else since we looked.
      opened(alert);
      return;
    }
    alerts.renew(open.alertId(), alert, now());
    if (alert.severity().compareTo(open.severity()) > 0) {
      outbox.worse(alerts.lockOpen(alert.cause()));
    }
  }

  private void ended(String cause) {
    var open = alerts.lockOpen(cause);
    if (open != null) {
      alerts.end(open.alertId(), now());
      outbox.ended(open);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

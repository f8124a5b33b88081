package dev.daybook.notify;

import dev.daybook.database.Deadlocks;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the reminders that are owed: one an alert, however many ages have passed meanwhile. */
@Component
class Reminders {
  private final AlertMapper alerts;
  private final Outbox outbox;
  private final AlertSettings settings;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Reminders(
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

  void write() {
    Deadlocks.retrying(() -> transactions.executeWithoutResult(status -> writeOwed()));
  }

  private void writeOwed() {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    for (var alert : alerts.lockToRemindOf(now)) {
      outbox.reminder(alert);
      var next = settings.repeats().after(alert.firstSeenAt(), now);
      alerts.remindAt(alert.alertId(), next.orElse(null));
    }
  }
}

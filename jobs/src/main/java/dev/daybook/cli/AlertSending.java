package dev.daybook.cli;

import dev.daybook.home.Installation;
import dev.daybook.operate.AlertDesk;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * A verb that may raise alerts tries to send them before it ends. Whether that succeeds never
 * changes its result: what is not sent stays in the outbox.
 */
final class AlertSending {
  private static final Duration MOST_WAIT = Duration.ofSeconds(10);

  private AlertSending() {}

  /** The work's own result, or its own failure. */
  static int after(Installation.Open daybook, Screen screen, Callable<Integer> work)
      throws Exception {
    try {
      return work.call();
    } finally {
      send(daybook, screen);
    }
  }

  private static void send(Installation.Open daybook, Screen screen) {
    try {
      var sent = daybook.get(AlertDesk.class).sendAll(MOST_WAIT);
      sent.failures()
          .forEach(
              failure ->
                  screen.complain(
                      "alerts: receiver %s did not take a message: %s; it stays in the outbox; next: daybook alerts list"
                          .formatted(failure.receiver(), failure.told())));
    } catch (RuntimeException failed) {
      screen.complain(
          "alerts could not be sent (%s); they stay in the outbox"
              .formatted(Failures.innermost(failed)));
    }
  }
}

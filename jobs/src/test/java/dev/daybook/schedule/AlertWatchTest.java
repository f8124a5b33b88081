package dev.daybook.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.Daybook;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.notify.Alert;
import dev.daybook.notify.Alerts;
import dev.daybook.notify.Severity;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.Robots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} sends by itself, and in order to its end. */
class AlertWatchTest {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  @Test
  void whatIsRaisedWhileServingIsSentSecondsLater(@TempDir Path folder) throws IOException {
    var clock = new MovableClock(Instant.parse("2026-11-12T04:00:00Z"));
    var home = new Home(folder).create();
    try (var robots = Robots.start(0, clock)) {
      Files.writeString(
          home.config(),
          "alerts: {together: 0s, receivers: [{name: ops, kind: wecom, host: '%s', key: %s}]}\n"
              .formatted(robots.url(), robots.settings().get("wecom").get("key")));
      try (var daybook =
          new Installation(Daybook.class).open(new Installation.Opening(home, null, clock, true))) {
        daybook.get(Serving.class).start();
        daybook
            .get(Alerts.class)
            .raise(
                new Alert(
                    "trial", Severity.WARNING, Optional.empty(), "A trial", "It lasts.", "end it"));

        await()
            .atMost(LONGEST_WAIT)
            .until(
                () ->
                    robots.heard("wecom").stream()
                        .anyMatch(text -> text.contains("[WARNING] A trial")));
      }
      assertThat(robots.heard("wecom").stream().filter(text -> text.contains("A trial")))
          .hasSize(1);
    }
  }
}

package dev.daybook.demo;

import dev.daybook.home.Home;
import dev.daybook.simulator.Marketplaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;

/**
 * The configuration of a demo's home: what an operator would write for two shops. All of it is
 * invented.
 */
final class DemoConfig {
  private static final String MARK = "# Written by 'daybook demo'; each demo writes it anew.\n";

  private DemoConfig() {}

  static void write(Home home, LocalDate date, Marketplaces marketplaces) {
    var credentials = marketplaces.credentials();
    refuseForeign(home);
    var text =
        MARK
            + """
        business-zone: %s
        inbox-age: 0s
        # One after the other: order ids follow the order of booking, and equal seeds give equal ids.
        shops-at-once: 1
        shops:
          - id: %s
            go-live: %s
            host: http://127.0.0.1:%d
            credentials:
              client_id: %s
              client_secret: %s
              access_token: %s
              refresh_token: %s
          - id: %s
            go-live: %s
        """
                .formatted(
                    Demo.ZONE,
                    Marketplaces.PINDUODUO,
                    date,
                    marketplaces.port(),
                    credentials.clientId(),
                    credentials.clientSecret(),
                    credentials.accessToken(),
                    credentials.refreshToken(),
                    Marketplaces.JD,
                    date);
    try {
      Files.writeString(home.config(), text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + home.config(), e);
    }
  }

  /** A home that somebody works with is no place for a demo. */
  private static void refuseForeign(Home home) {
    try {
      if (Files.exists(home.config()) && !Files.readString(home.config()).startsWith(MARK)) {
        throw new HomeInUse(home);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + home.config(), e);
    }
  }
}

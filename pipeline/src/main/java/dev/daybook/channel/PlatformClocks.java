package dev.daybook.channel;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** How the platforms' clocks stand against ours. */
@Component
public class PlatformClocks {
  private final PlatformClockMapper rows;

  PlatformClocks(PlatformClockMapper rows) {
    this.rows = rows;
  }

  /** The newest measure takes the place of the one before. */
  void keep(Skew skew) {
    rows.keep(skew.host(), skew.ahead().toMillis(), skew.allowed().toMillis(), skew.measuredAt());
  }

  /** By host. */
  public List<Skew> all() {
    return rows.all().stream()
        .map(
            row ->
                new Skew(
                    row.host(),
                    Duration.ofMillis(row.aheadMillis()),
                    Duration.ofMillis(row.allowedMillis()),
                    row.measuredAt()))
        .toList();
  }

  /** The name by which a host is kept. */
  public static String nameOf(URI host) {
    return host.getAuthority() == null ? host.toString() : host.getAuthority();
  }
}

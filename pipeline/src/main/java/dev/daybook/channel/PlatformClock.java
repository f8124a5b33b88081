package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The platform's clock as its answers tell it, measured against ours. */
final class PlatformClock {
  private final ShopId shop;
  private final Duration allowed;
  private final Clock clock;
  private Instant newest;
  private Skew skew;

  /**
   * @param allowed beyond this difference the platform refuses calls
   */
  PlatformClock(ShopId shop, Duration allowed, Clock clock) {
    this.shop = shop;
    this.allowed = allowed;
    this.clock = clock;
  }

  /** What the newest answer said; empty when none has told yet. */
  Optional<Instant> time() {
    return Optional.ofNullable(newest);
  }

  /** How far the clocks were apart at the newest answer; empty when none has told yet. */
  Optional<Skew> skew() {
    return Optional.ofNullable(skew);
  }

  /**
   * @param told null when the answer did not tell
   * @param asked when its question was sent, by our clock
   * @throws Refused when the clocks are too far apart
   */
  void tell(Instant told, Instant asked) {
    if (told == null) {
      return;
    }
    newest = told;
    var now = clock.instant();
    skew = Skew.of(shop, told, asked, now, allowed);
    if (skew.isTooWide()) {
      throw new Refused(
          ("%s: our clock says %s, the platform's %s; it allows %s of difference; next: set this"
                  + " machine's clock")
              .formatted(shop, now.truncatedTo(ChronoUnit.SECONDS), told, allowed));
    }
  }
}

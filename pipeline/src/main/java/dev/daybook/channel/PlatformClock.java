package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The platform's clock as its answers tell it, watched against ours. */
final class PlatformClock {
  private final ShopId shop;
  private final Duration allowed;
  private final Clock clock;
  private Instant newest;
  private boolean wide;

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

  /** What to do before the platform refuses; empty when there is nothing to do. */
  Optional<String> warning() {
    return wide
        ? Optional.of(
            ("%s: our clock is more than %s away from the platform's, which refuses at %s; next:"
                    + " set this machine's clock")
                .formatted(shop, allowed.dividedBy(2), allowed))
        : Optional.empty();
  }

  /**
   * @param told null when the answer did not tell
   * @throws Refused when the clocks are too far apart
   */
  void tell(Instant told) {
    if (told == null) {
      return;
    }
    newest = told;
    var now = clock.instant();
    var skew = Duration.between(now, told).abs();
    if (skew.compareTo(allowed) > 0) {
      throw new Refused(
          ("%s: our clock says %s, the platform's %s; it allows %s of difference; next: set this"
                  + " machine's clock")
              .formatted(shop, now, told, allowed));
    }
    wide |= skew.compareTo(allowed.dividedBy(2)) > 0;
  }
}

package dev.daybook.chaos;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** This machine's clock, which is ahead of the world's or behind it. */
final class ShiftedClock extends Clock {
  private final Clock world;
  private volatile Duration ahead = Duration.ZERO;

  ShiftedClock(Clock world) {
    this.world = world;
  }

  void ahead(Duration by) {
    ahead = by;
  }

  @Override
  public Instant instant() {
    return world.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** The zone never matters here: this clock gives instants. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}

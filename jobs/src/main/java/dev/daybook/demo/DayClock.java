package dev.daybook.demo;

import dev.daybook.channel.Waiting;
import dev.daybook.simulator.MovableClock;
import java.time.Duration;
import java.time.Instant;

/**
 * The clock of a demo's day. Waiting for a channel moves it instead of the machine's: a night that
 * waits an hour for a rate budget is over in seconds, ends an hour later by its own clock, and
 * takes the same time on every machine.
 */
final class DayClock extends MovableClock implements Waiting {
  DayClock(Instant start) {
    super(start);
  }

  /** Never back: a sync may have waited past the hour at which the next one was to begin. */
  void moveTo(Instant hour) {
    if (instant().isBefore(hour)) {
      set(hour);
    }
  }

  @Override
  public long nanoTime() {
    return Duration.between(Instant.EPOCH, instant()).toNanos();
  }

  @Override
  public void pass(Duration duration) {
    advance(duration);
  }
}

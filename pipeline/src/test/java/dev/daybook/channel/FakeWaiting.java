package dev.daybook.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lets time pass at once, and remembers how much. */
final class FakeWaiting implements Waiting {
  private long nanos;
  private final List<Duration> passed = new ArrayList<>();

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public synchronized void pass(Duration duration) {
    nanos += duration.toNanos();
    passed.add(duration);
  }

  synchronized Duration total() {
    return passed.stream().reduce(Duration.ZERO, Duration::plus);
  }

  synchronized void advance(Duration duration) {
    nanos += duration.toNanos();
  }
}

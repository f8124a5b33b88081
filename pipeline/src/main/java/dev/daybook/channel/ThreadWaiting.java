package dev.daybook.channel;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The machine's own time. */
class ThreadWaiting implements Waiting {
  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void pass(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

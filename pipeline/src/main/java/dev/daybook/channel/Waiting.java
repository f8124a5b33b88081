package dev.daybook.channel;

import java.time.Duration;

/** Elapsed time, and letting it pass. */
public interface Waiting {
  /** As {@link System#nanoTime()}. */
  long nanoTime();

  /** Returns after this time; earlier only when the thread is interrupted, which stays set. */
  void pass(Duration duration);
}

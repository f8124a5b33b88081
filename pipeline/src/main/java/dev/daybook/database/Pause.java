package dev.daybook.database;

import java.time.Duration;

/** Waits between two looks at something outside this process. */
final class Pause {
  private Pause() {}

  static void of(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable("interrupted while waiting for the database", interrupted);
    }
  }
}

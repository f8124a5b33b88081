package dev.daybook.channel;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits, but not past a request to stop, and tells meanwhile that the run lives. */
final class Patience {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration BETWEEN_SIGNS = Duration.ofMinutes(1);

  private final Waiting waiting;
  private final BooleanSupplier stop;
  private final Runnable signOfLife;
  private long lastSign;

  /**
   * @param signOfLife called about once a minute, as long as there is something to wait for or to
   *     go on with
   */
  Patience(Waiting waiting, BooleanSupplier stop, Runnable signOfLife) {
    this.waiting = waiting;
    this.stop = stop;
    this.signOfLife = signOfLife;
    this.lastSign = waiting.nanoTime();
  }

  /**
   * @throws Stopped when stopping is asked for, at the latest a second after
   */
  void pass(Duration duration) {
    for (var left = duration; !left.isZero() && !left.isNegative(); left = left.minus(LOOK)) {
      goOn("while waiting for the channel");
      waiting.pass(left.compareTo(LOOK) < 0 ? left : LOOK);
    }
    goOn("while waiting for the channel");
  }

  /**
   * @throws Stopped when stopping is asked for
   */
  void goOn(String where) {
    if (stop.getAsBoolean() || Thread.currentThread().isInterrupted()) {
      throw new Stopped(
          "stopped as asked, %s; next: the next run goes on from the last landed page"
              .formatted(where));
    }
    long now = waiting.nanoTime();
    if (now - lastSign >= BETWEEN_SIGNS.toNanos()) {
      lastSign = now;
      signOfLife.run();
    }
  }
}

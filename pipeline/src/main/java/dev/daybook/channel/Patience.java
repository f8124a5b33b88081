package dev.daybook.channel;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits, but not past a request to stop, and tells meanwhile that the run lives. */
final class Patience {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration BETWEEN_SIGNS = Duration.ofMinutes(1);
  private static final String WAITING = "while waiting for the channel";

  private final Waiting waiting;
  private final Watcher watcher;
  private final Runnable signOfLife;
  private long lastSign;

  /**
   * @param signOfLife called about once a minute, as long as there is something to wait for or to
   *     go on with
   */
  Patience(Waiting waiting, Watcher watcher, Runnable signOfLife) {
    this.waiting = waiting;
    this.watcher = watcher;
    this.signOfLife = signOfLife;
    this.lastSign = waiting.nanoTime();
  }

  /**
   * @param what is waited for, in words
   * @throws Stopped when stopping is asked for, at the latest a second after
   */
  void pass(Duration duration, Supplier<String> what) {
    boolean told = duration.compareTo(LOOK) > 0;
    if (told) {
      watcher.waitsFor(what.get());
    }
    for (var left = duration; !left.isZero() && !left.isNegative(); left = left.minus(LOOK)) {
      goOn(WAITING);
      waiting.pass(left.compareTo(LOOK) < 0 ? left : LOOK);
    }
    if (told) {
      watcher.waitsFor(null);
    }
    goOn(WAITING);
  }

  /**
   * Waits for an answer by the machine's own time: it comes when it comes, whatever the clock says.
   *
   * @param what is waited for, in words
   * @throws ExecutionException with what the question threw
   * @throws Stopped when stopping is asked for, at the latest a second after; the answer is not
   *     waited for then
   */
  <T> T answer(Future<T> answer, Supplier<String> what) throws ExecutionException {
    for (boolean told = false; ; told = true) {
      try {
        var given = answer.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (told) {
          watcher.waitsFor(null);
        }
        return given;
      } catch (TimeoutException notYet) {
        watcher.waitsFor(what.get());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      goOn(WAITING);
    }
  }

  /**
   * @throws Stopped when stopping is asked for
   */
  void goOn(String where) {
    if (watcher.getAsBoolean() || Thread.currentThread().isInterrupted()) {
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

package dev.daybook.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Ctrl-C and SIGTERM, as a question that work asks at each page and chunk. The process stays until
 * whoever listens has closed everything, but no longer than a minute: what is not finished then
 * stays owed.
 */
final class StopSignal implements BooleanSupplier, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop-signal");

  private StopSignal() {}

  /** Listens until it is closed. Open it before, and so close it after, what must end in order. */
  static StopSignal listening() {
    var signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  private void stop() {
    asked.countDown();
    try {
      ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean getAsBoolean() {
    return asked.getCount() == 0;
  }

  /** Waits until somebody asks to stop. */
  void await() throws InterruptedException {
    asked.await();
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      // The process is ending already: the hook runs, and ends now.
      asked.countDown();
    }
  }
}

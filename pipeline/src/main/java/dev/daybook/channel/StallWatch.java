package dev.daybook.channel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Breaks off what takes longer than its limit, or what nobody wants any more. Close it to end its
 * thread.
 */
final class StallWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StallWatch.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Duration limit;
  private final BooleanSupplier wanted;
  private final Runnable breakOff;
  private final ScheduledThreadPoolExecutor alarm;
  private volatile boolean brokenOff;

  /**
   * @param wanted asked about once a second, by another thread, while somebody waits for an answer
   */
  StallWatch(Duration limit, BooleanSupplier wanted, Runnable breakOff) {
    this.limit = limit;
    this.wanted = wanted;
    this.breakOff = breakOff;
    this.alarm =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              var thread = new Thread(work, "sftp-stall");
              thread.setDaemon(true);
              return thread;
            });
    alarm.setRemoveOnCancelPolicy(true);
  }

  Duration limit() {
    return limit;
  }

  boolean hasBrokenOff() {
    return brokenOff;
  }

  <T> T within(Supplier<T> question) {
    var pending = set();
    try {
      return question.get();
    } finally {
      pending.cancel(false);
    }
  }

  /** The same bytes; each read has the limit for itself. */
  InputStream watching(InputStream bytes) {
    return new FilterInputStream(bytes) {
      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        var pending = set();
        try {
          return super.read(into, from, length);
        } finally {
          pending.cancel(false);
        }
      }
    };
  }

  private ScheduledFuture<?> set() {
    var look = limit.compareTo(LOOK) < 0 ? limit : LOOK;
    var looks = new AtomicLong(limit.dividedBy(look));
    return alarm.scheduleWithFixedDelay(
        () -> look(looks.decrementAndGet()),
        look.toMillis(),
        look.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private void look(long left) {
    if (left <= 0 || !isWanted()) {
      ring();
    }
  }

  /** What goes wrong while it is asked, whoever waits for the answer meets too. */
  private boolean isWanted() {
    try {
      return wanted.getAsBoolean();
    } catch (RuntimeException failed) {
      LOG.warn("nobody can tell whether the answer is wanted; it is not waited for", failed);
      return false;
    }
  }

  private void ring() {
    brokenOff = true;
    breakOff.run();
  }

  @Override
  public void close() {
    alarm.shutdownNow();
  }
}

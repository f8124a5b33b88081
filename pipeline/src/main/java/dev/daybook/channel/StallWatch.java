package dev.daybook.channel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Breaks off what takes longer than its limit. Close it to end its thread. */
final class StallWatch implements AutoCloseable {
  private final Duration limit;
  private final Runnable breakOff;
  private final ScheduledThreadPoolExecutor alarm;
  private volatile boolean brokenOff;

  StallWatch(Duration limit, Runnable breakOff) {
    this.limit = limit;
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
    return alarm.schedule(this::ring, limit.toMillis(), TimeUnit.MILLISECONDS);
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

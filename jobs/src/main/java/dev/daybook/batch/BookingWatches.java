package dev.daybook.batch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Whom the jobs at work book for, by run: a job's own parameters are text and numbers only. */
@Component
class BookingWatches {
  private final Map<Long, BookingWatch> byRun = new ConcurrentHashMap<>();

  /** Does the work while the run's watch can be found. */
  void during(long runId, BookingWatch watch, Runnable work) {
    byRun.put(runId, watch);
    try {
      work.run();
    } finally {
      byRun.remove(runId);
    }
  }

  BookingWatch of(long runId) {
    var watch = byRun.get(runId);
    if (watch == null) {
      throw new IllegalStateException("nobody waits for the booking of run %d".formatted(runId));
    }
    return watch;
  }
}

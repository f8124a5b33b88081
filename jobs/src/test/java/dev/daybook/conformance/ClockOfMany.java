package dev.daybook.conformance;

import dev.daybook.channel.Waiting;
import dev.daybook.simulator.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One clock for shops side by side. It stands as long as any of their threads is at work, and moves
 * to the end of the shortest wait when all of them wait: as if work took no time and waits went by
 * at once. Were each wait to move the clock by itself, shops side by side would be waited for one
 * after the other, and no budget would be exceeded however often it was there.
 *
 * <p>A thread takes part from the first time that it asks for the time until it {@linkplain #leave
 * leaves}. Daemons do not: they wait for answers by the machine's time, and somebody waits for
 * them.
 */
final class ClockOfMany extends MovableClock implements Waiting {
  /** By the machine's time: nobody works that long, so somebody has not left. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Set<Thread> atWork = new HashSet<>();
  private final Map<Thread, Long> waits = new HashMap<>();

  ClockOfMany(Instant start) {
    super(start);
  }

  @Override
  public synchronized long nanoTime() {
    if (!Thread.currentThread().isDaemon()) {
      atWork.add(Thread.currentThread());
    }
    return now();
  }

  private long now() {
    return Duration.between(Instant.EPOCH, instant()).toNanos();
  }

  @Override
  public synchronized void pass(Duration duration) {
    var waiting = Thread.currentThread();
    waits.put(waiting, now() + duration.toNanos());
    atWork.remove(waiting);
    moveOn();
    try {
      long moved = System.nanoTime();
      while (waits.containsKey(waiting)) {
        long before = now();
        wait(LONGEST.toMillis());
        if (now() != before) {
          moved = System.nanoTime();
        } else if (waits.containsKey(waiting) && System.nanoTime() - moved >= LONGEST.toNanos()) {
          throw new IllegalStateException("still at work: " + atWork);
        }
      }
    } catch (InterruptedException e) {
      waiting.interrupt();
    }
  }

  /** The calling thread does no more that takes time. */
  synchronized void leave() {
    atWork.remove(Thread.currentThread());
    moveOn();
  }

  /** Those whose wait ends are at work before anybody else may move the clock. */
  private void moveOn() {
    if (atWork.isEmpty() && !waits.isEmpty()) {
      long end = Collections.min(waits.values());
      advance(Duration.ofNanos(end - now()));
      waits.entrySet().removeIf(wait -> wait.getValue() <= end && atWork.add(wait.getKey()));
      notifyAll();
    }
  }
}

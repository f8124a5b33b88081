package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import dev.daybook.mapping.Call.Rate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * A token bucket for every shop and operation: a tenth of the budget may go at once, the rest is
 * spread evenly, so that no span of time ever sees more calls than the budget allows; a channel
 * that grants a burst of its own gets it whole. A busy answer halves the pace; every answer after
 * that brings a part of it back.
 */
@Component
public class RateBudget {
  private static final int BURST_PART = 10;

  /** In hundredths of the even interval: 100 is full pace. */
  private static final long FULL_PACE = 100;

  private static final long SLOWEST = 32 * FULL_PACE;
  private static final long RECOVERED_PERCENT = 90;

  private final Waiting waiting;
  private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();

  RateBudget(Waiting waiting) {
    this.waiting = waiting;
  }

  /** Takes one call of the budget; gives how long to wait before making it. */
  Duration take(ShopId shop, String operation, Rate rate) {
    return bucket(shop, operation).take(rate, waiting.nanoTime());
  }

  void slowDown(ShopId shop, String operation) {
    bucket(shop, operation).slowDown();
  }

  void recover(ShopId shop, String operation) {
    bucket(shop, operation).recover();
  }

  private Bucket bucket(ShopId shop, String operation) {
    return buckets.computeIfAbsent(new Key(shop, operation), key -> new Bucket());
  }

  private record Key(ShopId shop, String operation) {}

  /** Keeps when the next call would be due if calls came evenly; the burst may run ahead of it. */
  private static final class Bucket {
    private boolean used;
    private long due;
    private long slowness = FULL_PACE;

    synchronized Duration take(Rate rate, long now) {
      long burst = burst(rate);
      long even = -Math.floorDiv(-rate.per().toNanos(), paced(rate, burst));
      long interval = even * slowness / FULL_PACE;
      if (!used || due - now < 0) {
        due = now;
        used = true;
      }
      long wait = Math.max(0, due - burst * interval - now);
      due += interval;
      return Duration.ofNanos(wait);
    }

    /** How many calls may run ahead of the even pace. */
    private static long burst(Rate rate) {
      return rate.burst().isPresent() ? rate.burst().getAsInt() - 1 : rate.calls() / BURST_PART;
    }

    /** A burst of the channel's own comes on top of the pace, any other out of it. */
    private static long paced(Rate rate, long burst) {
      return rate.burst().isPresent() ? rate.calls() : rate.calls() - burst;
    }

    synchronized void slowDown() {
      slowness = Math.min(SLOWEST, slowness * 2);
    }

    synchronized void recover() {
      slowness = Math.max(FULL_PACE, slowness * RECOVERED_PERCENT / 100);
    }
  }
}

package dev.daybook.channel;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.mapping.Call.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Calls spread evenly in time: a tenth of the budget may go at once, the rest is spread evenly, so
 * that no span of time ever sees more calls than the budget allows; a channel that grants a burst
 * of its own gets it whole. A busy answer halves the pace; every answer after that brings a part of
 * it back. What the channel tells of its budget while it is used comes before what its file says.
 */
final class Budget {
  private static final int BURST_PART = 10;

  /** In hundredths of the even interval: 100 is full pace. */
  private static final long FULL_PACE = 100;

  private static final long SLOWEST = 32 * FULL_PACE;
  private static final long RECOVERED_PERCENT = 90;

  /** Neither busy answers nor a nonsensical header make one call wait longer for the next. */
  private static final Duration LONGEST_STEP = Duration.ofMinutes(5);

  /** Nor does a header make calls come faster than this. */
  private static final BigDecimal MOST_A_SECOND = BigDecimal.valueOf(1000);

  private static final long LARGEST = 1_000_000;
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final Rate rate;
  private final Waiting waiting;

  /** How many calls the feeds under way still need. */
  private final Map<FeedId, Long> needed = new HashMap<>();

  private boolean used;

  /** When the next call would be due if calls came evenly; the burst may run ahead of it. */
  private long due;

  private long slowness = FULL_PACE;

  /** 0 while the channel has not told. */
  private long toldInterval;

  /** 0 while the channel has not told. */
  private long toldSize;

  Budget(Rate rate, Waiting waiting) {
    this.rate = rate;
    this.waiting = waiting;
  }

  /** Takes one call; gives how long to wait before making it. */
  synchronized Duration take() {
    long now = waiting.nanoTime();
    begin(now);
    long wait = Math.max(0, due - ahead() * interval() - now);
    due += interval();
    return Duration.ofNanos(wait);
  }

  private void begin(long now) {
    if (!used || due - now < 0) {
      due = now;
      used = true;
    }
  }

  /** What a feed still needs, so that other shops know; 0 when it needs no more. */
  synchronized void need(FeedId feed, long calls) {
    if (calls > 0) {
      needed.put(feed, calls);
    } else {
      needed.remove(feed);
    }
  }

  /**
   * How long so many calls of the shop take at the pace of now, when nothing went before. Other
   * shops under way take turns with it, as long as they need calls.
   */
  synchronized Duration lasting(ShopId shop, long calls) {
    long waits = Math.max(0, calls + between(shop, calls) - 1 - ahead());
    return Duration.ofNanos(interval()).multipliedBy(waits);
  }

  private long between(ShopId shop, long calls) {
    return needed.entrySet().stream()
        .filter(need -> !need.getKey().shop().equals(shop))
        .collect(groupingBy(need -> need.getKey().shop(), summingLong(Map.Entry::getValue)))
        .values()
        .stream()
        .mapToLong(need -> Math.min(calls, need))
        .sum();
  }

  /** For people: {@code 20 calls in PT1S}. */
  synchronized String words() {
    return toldInterval > 0
        ? "a call in %s, as the channel tells".formatted(Duration.ofNanos(toldInterval))
        : "%d calls in %s%s"
            .formatted(
                rate.calls(), rate.per(), rate.sharedByApp() ? " for all shops of the app" : "");
  }

  private long interval() {
    long even =
        toldInterval > 0
            ? toldInterval
            : -Math.floorDiv(-rate.per().toNanos(), Math.max(1, paced()));
    return Math.max(even, Math.min(even * slowness / FULL_PACE, LONGEST_STEP.toNanos()));
  }

  /** How many calls may run ahead of the even pace. */
  private long ahead() {
    if (toldSize > 0) {
      return Math.max(0, toldSize - 1 - spare());
    }
    if (rate.burst().isPresent()) {
      return rate.burst().getAsInt() - 1;
    }
    return toldInterval > 0 ? 0 : rate.calls() / BURST_PART;
  }

  /** A burst of the channel's own comes on top of the pace, any other out of it. */
  private long paced() {
    return rate.burst().isPresent() ? rate.calls() : rate.calls() - rate.calls() / BURST_PART;
  }

  /** What is left of the channel's bucket for others, and for what we do not know. */
  private long spare() {
    return Math.max(1, toldSize / BURST_PART);
  }

  /** The channel has nothing left: what it would have granted at once is used up, too. */
  synchronized void slowDown() {
    repaced(() -> slowness = Math.min(SLOWEST, slowness * 2));
    due = Math.max(due, waiting.nanoTime() + ahead() * interval());
  }

  synchronized void recover() {
    if (slowness > FULL_PACE) {
      repaced(() -> slowness = Math.max(FULL_PACE, slowness * RECOVERED_PERCENT / 100));
    }
  }

  /** The channel tells its pace; one that is the file's own, exact or rounded, changes nothing. */
  synchronized void paced(BigDecimal perSecond) {
    if (isTheFilesOwn(perSecond)) {
      repaced(() -> toldInterval = 0);
    } else if (perSecond.signum() > 0) {
      long step = step(perSecond);
      repaced(() -> toldInterval = step);
    }
  }

  private static long step(BigDecimal perSecond) {
    var step = NANOS.divide(perSecond.min(MOST_A_SECOND), 0, RoundingMode.CEILING);
    return step.max(roundedFrom(perSecond))
        .min(BigDecimal.valueOf(LONGEST_STEP.toNanos()))
        .longValueExact();
  }

  /**
   * The most whole seconds between calls that this figure may stand for, in nanoseconds: 60 of
   * 0.0167, 180 of 0.0056; read as they are written, both would be a bit quicker than what is
   * meant. 0 for a figure that gives whole seconds as it is.
   */
  private static BigDecimal roundedFrom(BigDecimal perSecond) {
    if (isWhole(perSecond)) {
      return BigDecimal.ZERO;
    }
    var slowest = perSecond.subtract(HALF.movePointLeft(perSecond.scale()));
    return slowest.signum() > 0
        ? BigDecimal.ONE.divide(slowest, 0, RoundingMode.FLOOR).multiply(NANOS)
        : BigDecimal.ZERO;
  }

  private static boolean isWhole(BigDecimal perSecond) {
    return BigDecimal.ONE.remainder(perSecond).signum() == 0;
  }

  /**
   * Calls that have run ahead stay as many at another pace. Were their time left as it is, a slower
   * pace would let more of them run ahead at once.
   */
  private void repaced(Runnable change) {
    long now = waiting.nanoTime();
    begin(now);
    long before = interval();
    change.run();
    var left = BigDecimal.valueOf(due - now).multiply(BigDecimal.valueOf(interval()));
    due = now + left.divide(BigDecimal.valueOf(before), 0, RoundingMode.CEILING).longValueExact();
  }

  /** As 0.0167 a second is for one a minute: at that pace every call would come a bit early. */
  private boolean isTheFilesOwn(BigDecimal told) {
    var calls = BigDecimal.valueOf(rate.calls()).multiply(NANOS);
    var per = BigDecimal.valueOf(rate.per().toNanos());
    return calls.divide(per, told.scale(), RoundingMode.HALF_UP).compareTo(told) == 0
        && calls.compareTo(told.multiply(per)) <= 0;
  }

  /**
   * The channel tells how full its bucket is: calls wait for it to run down when it is nearly so.
   */
  synchronized void filled(long usedUp, long size) {
    if (usedUp >= 0 && size >= 1 && size <= LARGEST) {
      toldSize = size;
      long now = waiting.nanoTime();
      begin(now);
      due = Math.max(due, now + Math.min(usedUp, size) * interval());
    }
  }
}

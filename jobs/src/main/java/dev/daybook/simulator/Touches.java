package dev.daybook.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Orders moved by hand or by malice: their newest update time, seconds since 1970. */
final class Touches {
  private final Map<Integer, Long> touched = new ConcurrentHashMap<>();

  void touch(int index, long second) {
    touched.merge(index, second, Math::max);
  }

  /** The update time of an order at {@code now}, given that of its newest visible step. */
  long updatedAt(int index, long stepSecond, long now) {
    Long second = touched.get(index);
    return second == null || second > now ? stepSecond : Math.max(stepSecond, second);
  }

  boolean isEmpty() {
    return touched.isEmpty();
  }

  Map<Integer, Long> all() {
    return touched;
  }
}

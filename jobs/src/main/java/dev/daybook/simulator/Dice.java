package dev.daybook.simulator;

import java.util.List;

/**
 * Repeatable chance: SplitMix64 written out here, so that the same seed throws the same numbers on
 * every Java release. Two dice of the same seed, index and purpose throw the same numbers.
 */
public final class Dice {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  public static Dice of(long seed, long index, Purpose purpose) {
    return new Dice(mix(mix(seed + GAMMA * (purpose.ordinal() + 1)) + GAMMA * index));
  }

  public long next() {
    state += GAMMA;
    return mix(state);
  }

  /** From {@code low} to {@code high}, both possible. */
  public int between(int low, int high) {
    return low + (int) Long.remainderUnsigned(next(), high - low + 1L);
  }

  /** True in {@code times} of 1,000 throws. */
  public boolean perMille(int times) {
    return between(0, 999) < times;
  }

  public <T> T oneOf(List<T> values) {
    return values.get(between(0, values.size() - 1));
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** What a die is thrown for: throws for one purpose never shift those for another. */
  public enum Purpose {
    STORY,
    LAG,
    PURCHASE,
    BUYER,
    FORMAT,
    FAMILY,
    SHARE,
    FAULT,
    HIDDEN,
    DATE
  }
}

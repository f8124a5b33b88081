package dev.daybook.simulator;

import dev.daybook.simulator.Dice.Purpose;

/**
 * The life of one order: when each step happened and when the platform's readers could see it.
 * Seconds since 1970-01-01T00:00:00Z, strictly ascending.
 *
 * @param visibleFrom a step's second plus a lag of less than 180 s: late commits of the platform
 */
public record Timeline(Step[] steps, long[] seconds, long[] visibleFrom) {
  /** The platform's own advice: end a query at least this long before its now. */
  static final int LONGEST_LAG = 179;

  /**
   * With lags by the world's seed.
   *
   * @param late an order that suffers the world's late commits, if there are any
   */
  public static Timeline seen(World world, int index, Step[] steps, long[] seconds, boolean late) {
    Dice dice = Dice.of(world.seed(), index, Purpose.LAG);
    int later = late ? world.malice().lateSeconds() : 0;
    long[] visibleFrom = new long[seconds.length];
    for (int step = 0; step < seconds.length; step++) {
      visibleFrom[step] = seconds[step] + dice.between(0, LONGEST_LAG) + later;
    }
    return new Timeline(steps, seconds, visibleFrom);
  }

  public int size() {
    return steps.length;
  }

  public long last() {
    return seconds[size() - 1];
  }

  /** The newest step readers see at this second; -1 for none. */
  public int visibleAt(long second) {
    for (int step = size() - 1; step >= 0; step--) {
      if (visibleFrom[step] <= second) {
        return step;
      }
    }
    return -1;
  }

  public int stepAt(long second) {
    for (int step = 0; step < size(); step++) {
      if (seconds[step] == second) {
        return step;
      }
    }
    return -1;
  }
}

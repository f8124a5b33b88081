package dev.daybook.simulator;

/**
 * The life of one order: when each step happened and when the platform's readers could see it.
 * Seconds since 1970-01-01T00:00:00Z, strictly ascending.
 *
 * @param visibleFrom a step's second plus a lag of less than 180 s: late commits of the platform
 */
record Timeline(Step[] steps, long[] seconds, long[] visibleFrom) {
  /** The platform's own advice: end a query at least this long before its now. */
  static final int LONGEST_LAG = 179;

  int size() {
    return steps.length;
  }

  long last() {
    return seconds[size() - 1];
  }

  /** The newest step readers see at this second; -1 for none. */
  int visibleAt(long second) {
    for (int step = size() - 1; step >= 0; step--) {
      if (visibleFrom[step] <= second) {
        return step;
      }
    }
    return -1;
  }

  int stepAt(long second) {
    for (int step = 0; step < size(); step++) {
      if (seconds[step] == second) {
        return step;
      }
    }
    return -1;
  }
}

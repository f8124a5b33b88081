package dev.daybook.simulator;

/** When in a day people buy: seconds from midnight, most in the evening, few at night. */
final class DayProfile {
  static final int DAY = 86_400;
  static final int EVENING_SALE = 20 * 3_600;
  static final int LAST_SECOND = DAY - 1;

  /** Orders of each edge second; a page holds 100, so in a big shop one second fills a page. */
  private static final int EDGE_ORDERS = 100;

  private static final int EDGE_EVERY = 20;

  /** Share of each hour, in per mille of a day. */
  private static final int[] HOURS = {
    18, 10, 6, 4, 3, 5, 12, 22, 34, 42, 48, 50, 52, 48, 44, 42, 42, 46, 54, 78, 120, 104, 76, 40
  };

  private static final int NOON = 12 * 3_600;

  private final int burst;

  /**
   * @param burst orders beyond the usual that share the second of noon
   */
  DayProfile(int burst) {
    this.burst = burst;
  }

  /** The edge second this order was made for; -1 for most orders. */
  int edgeOf(int index) {
    if (index % 2 == 1 && index / 2 < burst) {
      return NOON;
    }
    if (index >= EDGE_ORDERS * EDGE_EVERY) {
      return -1;
    }
    return switch (index % EDGE_EVERY) {
      case 0 -> 0;
      case 1 -> EVENING_SALE;
      case 2 -> LAST_SECOND;
      default -> -1;
    };
  }

  static int second(Dice dice) {
    int share = dice.between(0, 999);
    int hour = 0;
    while (share >= HOURS[hour]) {
      share -= HOURS[hour++];
    }
    return hour * 3_600 + dice.between(0, 3_599);
  }
}

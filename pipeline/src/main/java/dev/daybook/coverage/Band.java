package dev.daybook.coverage;

import java.util.List;

/**
 * How many records some time of a feed is likely to bring, told by what the same weekday and hours
 * of the weeks before have brought: from a quarter of their median to four times it, widened by two
 * standard deviations of chance. (The root of a count that is left to chance varies by a half,
 * whatever the count: <code>low = (√median / 2 − 1)²</code> and <code>high = (2 √median + 1)²
 * </code>.)
 *
 * <p>The median does not mind a week that was out of the ordinary, such as a sale or an outage.
 *
 * @param low fewer are unlikely; 0 where silence is nothing to wonder at
 * @param high more are unlikely
 * @param weeks how many it is told by
 */
public record Band(long low, long median, long high, int weeks) {
  /** Fewer weeks tell nothing. */
  public static final int FEWEST_WEEKS = 4;

  /** Chance alone brings nothing in one of fifty, where this many are usual. */
  private static final int USUAL = 4;

  /**
   * @param counts of the same time in other weeks, in any order; at least {@link #FEWEST_WEEKS}
   */
  public static Band of(List<Long> counts) {
    if (counts.size() < FEWEST_WEEKS) {
      throw new IllegalArgumentException(
          "a band needs %d weeks, but got %d".formatted(FEWEST_WEEKS, counts.size()));
    }
    long median = median(counts);
    double root = Math.sqrt(median);
    double low = Math.max(0, root / 2 - 1);
    double high = 2 * root + 1;
    return new Band(
        (long) Math.floor(low * low), median, (long) Math.ceil(high * high), counts.size());
  }

  /** Of an even number, the smaller of the two in the middle. */
  private static long median(List<Long> counts) {
    return counts.stream().sorted().toList().get((counts.size() - 1) / 2);
  }

  public boolean isLow(long records) {
    return records < low;
  }

  public boolean isHigh(long records) {
    return records > high;
  }

  /** Whether such time usually brings records: nothing at all is then worth a second look. */
  public boolean isUsual() {
    return median >= USUAL;
  }
}

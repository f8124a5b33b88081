package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How a platform's clock stood against ours when an answer of it told the time.
 *
 * @param ahead of ours; negative when it is behind. In milliseconds
 * @param within the true difference is at most this much more or less: the platform tells whole
 *     seconds, and nobody knows at which moment between question and answer
 * @param allowed beyond this difference it refuses calls
 * @param measuredAt by our clock
 */
public record Skew(
    ShopId shop, Duration ahead, Duration within, Duration allowed, Instant measuredAt) {
  private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

  /**
   * @param told the second that the platform's clock showed
   * @param asked when the question was sent, by our clock; {@code answered} when the answer was
   *     there
   */
  static Skew of(ShopId shop, Instant told, Instant asked, Instant answered, Duration allowed) {
    var half = Duration.between(asked, answered).dividedBy(2);
    return new Skew(
        shop,
        millis(Duration.between(asked.plus(half), told.plus(HALF_A_SECOND))),
        millis(half.abs().plus(HALF_A_SECOND)),
        allowed,
        answered.truncatedTo(ChronoUnit.MILLIS));
  }

  private static Duration millis(Duration exact) {
    return Duration.ofMillis(exact.toMillis());
  }

  /** Half of what is allowed is used up, for certain: somebody should set the clock. */
  public boolean isWide() {
    return least().compareTo(allowed.dividedBy(2)) > 0;
  }

  /** The platform refuses calls, for certain. */
  public boolean isTooWide() {
    return least().compareTo(allowed) > 0;
  }

  private Duration least() {
    return ahead.abs().minus(within);
  }

  /** Such as {@code 301.5 s ahead of ours (± 0.6 s)}. */
  public String words() {
    return "%s s %s ours (± %s s)"
        .formatted(tenths(ahead.abs()), ahead.isNegative() ? "behind" : "ahead of", tenths(within));
  }

  /** For people, with the next step. */
  public String warning() {
    return "%s: its platform's clock is %s, measured %s; calls are refused at %d s; next: set this machine's clock, by NTP"
        .formatted(shop, words(), measuredAt, allowed.toSeconds());
  }

  private static BigDecimal tenths(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).setScale(1, RoundingMode.HALF_UP);
  }
}

package dev.daybook.coverage;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A business date of a feed that a second reading has confirmed.
 *
 * @param windows of the second reading; {@code records} in them, repeated ones included
 * @param missed orders (or after-sales) that the book did not hold before the second reading
 * @param changed those that it held in an older version
 */
public record Settlement(
    LocalDate date,
    Source source,
    int windows,
    int records,
    int missed,
    int changed,
    Instant settledAt) {

  /** What the first reading was compared with. */
  public enum Source {
    /** The channel was asked for the date again. */
    READING,
    /** A file of the date, with the readings of the shop's other feeds. */
    FILE
  }

  public int differences() {
    return missed + changed;
  }
}

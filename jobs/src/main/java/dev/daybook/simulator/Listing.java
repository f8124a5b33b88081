package dev.daybook.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All rows that a question finds, of which a client sees a page at a time. What the marketplace
 * does between two pages happens when a page was cut.
 */
public final class Listing {
  private final Stall stall;
  private final String operation;
  private final Query query;
  private final Direction direction;
  private final long now;
  private final long[] ascending;

  Listing(Stall stall, String operation, Query query, Direction direction, long now) {
    this.stall = stall;
    this.operation = operation;
    this.query = query;
    this.direction = direction;
    this.now = now;
    this.ascending = stall.shop().list(query, now);
  }

  public int total() {
    return ascending.length;
  }

  /** Rows from {@code first}, at most {@code size}; fewer, or none, when they end before. */
  public List<Version> page(long first, int size) {
    int from = (int) Math.min(Math.max(0, first), ascending.length);
    int to = (int) Math.min((long) from + size, ascending.length);
    var rows = new ArrayList<Version>(to - from);
    for (int row = from; row < to; row++) {
      stall.shop().version(UpdateIndex.indexOf(key(row)), now).ifPresent(rows::add);
    }
    stall.served(operation, query, direction, now, rows.size());
    return rows;
  }

  /** The key of a row, such as a cursor holds. */
  public long key(int row) {
    return direction == Direction.OLDEST_FIRST
        ? ascending[row]
        : ascending[ascending.length - 1 - row];
  }

  /**
   * How many rows lie up to this key, whether or not its own row is still there. Ascending only.
   */
  public int after(long key) {
    int position = Arrays.binarySearch(ascending, key);
    return position >= 0 ? position + 1 : -position - 1;
  }

  /** In which order a platform gives its rows. */
  public enum Direction {
    NEWEST_FIRST,
    OLDEST_FIRST
  }
}

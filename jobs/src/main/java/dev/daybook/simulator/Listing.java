package dev.daybook.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

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
  private final long[] arranged;

  Listing(Stall stall, String operation, Query query, Direction direction, long now) {
    this.stall = stall;
    this.operation = operation;
    this.query = query;
    this.direction = direction;
    this.now = now;
    this.ascending = stall.shop().list(query, now);
    this.arranged = direction.arranged(ascending);
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
    return direction.row(arranged, row);
  }

  /** How many rows are as old as this key or older, whether or not its own row is still there. */
  public int after(long key) {
    int position = Arrays.binarySearch(ascending, key);
    return position >= 0 ? position + 1 : -position - 1;
  }

  /** In which order a platform gives its rows. */
  public enum Direction {
    NEWEST_FIRST,
    OLDEST_FIRST,
    /** By the orders themselves, whose numbers rise with their indices. */
    LOWEST_FIRST,
    HIGHEST_FIRST;

    private static final int LOW_BITS = 35;
    private static final long LOW = (1L << LOW_BITS) - 1;

    /** The first row of the keys given in ascending order; there is one. */
    long first(long[] ascending) {
      return row(arranged(ascending), 0);
    }

    private long[] arranged(long[] ascending) {
      return this == LOWEST_FIRST || this == HIGHEST_FIRST
          ? LongStream.of(ascending)
              .map(key -> (long) UpdateIndex.indexOf(key) << LOW_BITS | UpdateIndex.secondOf(key))
              .sorted()
              .map(turned -> UpdateIndex.key(turned & LOW, (int) (turned >> LOW_BITS)))
              .toArray()
          : ascending;
    }

    private long row(long[] arranged, int row) {
      boolean forward = this == OLDEST_FIRST || this == LOWEST_FIRST;
      return arranged[forward ? row : arranged.length - 1 - row];
    }
  }
}

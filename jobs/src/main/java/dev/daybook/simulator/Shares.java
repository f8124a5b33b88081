package dev.daybook.simulator;

import java.util.List;
import java.util.stream.IntStream;

/** Splits an amount over lines so that the shares add up to it. */
public final class Shares {
  private Shares() {}

  /** In proportion to the lines' totals, rounded down; the last line takes what is left. */
  public static long[] of(long amount, List<PurchaseLine> lines) {
    long whole = lines.stream().mapToLong(PurchaseLine::totalFen).sum();
    long[] shares = new long[lines.size()];
    for (int line = 0; line < shares.length - 1; line++) {
      shares[line] = amount * lines.get(line).totalFen() / whole;
    }
    shares[shares.length - 1] =
        amount - IntStream.range(0, shares.length - 1).mapToLong(line -> shares[line]).sum();
    return shares;
  }
}

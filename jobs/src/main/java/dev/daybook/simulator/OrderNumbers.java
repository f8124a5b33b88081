package dev.daybook.simulator;

import java.math.BigInteger;

/**
 * Index of an order ↔ nine digits that look random, one to one: {@code digits = (index × A + B) mod
 * 10^9}. Saves a table of a million order numbers.
 */
public final class OrderNumbers {
  private static final long MODULUS = 1_000_000_000L;
  private static final long FACTOR = 733_158_317L;
  private static final long BACK =
      BigInteger.valueOf(FACTOR).modInverse(BigInteger.valueOf(MODULUS)).longValueExact();

  private final long shift;

  public OrderNumbers(long seed) {
    shift = Long.remainderUnsigned(seed * 7_919 + 104_729, MODULUS);
  }

  public long digitsOf(int index) {
    return (index * FACTOR + shift) % MODULUS;
  }

  /** May be an index no order has. */
  public int indexOf(long digits) {
    return (int) (Math.floorMod(digits - shift, MODULUS) * BACK % MODULUS);
  }
}

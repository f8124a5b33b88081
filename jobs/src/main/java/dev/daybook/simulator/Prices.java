package dev.daybook.simulator;

/** Which parts of a {@link Purchase} a platform knows; those it does not are 0. */
public record Prices(boolean handMade, boolean capitalFree, boolean atPayment) {
  public static final Prices PLAIN = new Prices(false, false, false);
}

package dev.daybook.canonical;

/**
 * Where an after-sale stands. {@link #rank()} breaks the tie when a channel gives one after-sale
 * two states with the same update time.
 */
public enum AfterSaleState {
  /** Asked for, and not decided to its end. */
  OPEN(10),
  /** Withdrawn, refused or failed: it has no effect. */
  CLOSED(20),
  /** Done as asked. */
  SUCCEEDED(30);

  private final int rank;

  AfterSaleState(int rank) {
    this.rank = rank;
  }

  public int rank() {
    return rank;
  }
}

package dev.daybook.coverage;

/** How far a window has come. Owed time has no window, or one that is not sealed yet. */
public enum WindowState {
  /** Being asked. */
  OPEN,
  /** The end of its pages is proven; its records wait for their outcome. */
  FETCHED,
  /** Every record has an outcome and the account is closed. */
  SEALED,
  /** A second source has confirmed it. */
  SETTLED
}

package dev.daybook.notify;

/** How much an alert matters; a later one matters more. */
public enum Severity {
  /** Worth knowing; nobody has to do anything today. */
  INFO,
  /** Somebody should look at it within the day. */
  WARNING,
  /** Orders stay away, or the book is wrong, until somebody does something. */
  CRITICAL
}

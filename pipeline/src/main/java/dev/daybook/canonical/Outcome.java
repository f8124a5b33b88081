package dev.daybook.canonical;

/** What became of a record. Every fetched record has exactly one. */
public enum Outcome {
  /** The book did not know the order. */
  CREATED,
  /** The book held an older version. */
  UPDATED,
  /** The book holds the same version with the same content. */
  UNCHANGED,
  /** The record is older than what the book holds; nothing is written. */
  STALE,
  /** The same record came before in the same window. */
  DUPLICATE,
  /** The record could not become an order; its bytes and the reasons are kept. */
  QUARANTINED
}

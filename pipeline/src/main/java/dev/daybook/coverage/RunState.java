package dev.daybook.coverage;

/** How a run stands. */
public enum RunState {
  RUNNING,
  /** Everything it was asked for is done. */
  DONE,
  /** It ended in order, but time stays owed or an account is open. */
  INCOMPLETE,
  /** It was asked to stop, and did at a page or chunk boundary. */
  STOPPED,
  /** It broke off, or its process ended. */
  FAILED
}

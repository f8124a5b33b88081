package dev.daybook.canonical;

/**
 * Marks an exception whose message is written for the operator: where, what, what was expected and
 * the next step. It is shown as it stands; a stack trace would add nothing.
 */
public interface ForOperator {
  /** Whether the command was used wrongly, rather than failed. */
  default boolean usage() {
    return false;
  }
}

package dev.daybook.book;

/**
 * The database has taken other rows than it was given: some were lost, doubled or not understood.
 * That is the fault of no record, so none goes to quarantine: the chunk fails as a whole.
 */
class BrokenWrite extends RuntimeException {
  BrokenWrite(String what) {
    super(what);
  }
}

package dev.daybook.book;

/**
 * Another writer was there first. The transaction is rolled back and the chunk is classified anew.
 */
class Contended extends RuntimeException {
  Contended(String what) {
    super(what);
  }
}

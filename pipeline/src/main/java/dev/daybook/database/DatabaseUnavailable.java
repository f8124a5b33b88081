package dev.daybook.database;

import dev.daybook.canonical.ForOperator;

/** The database cannot be used; the message tells where, what, who holds it, and the next step. */
public class DatabaseUnavailable extends RuntimeException implements ForOperator {
  DatabaseUnavailable(String message) {
    super(message);
  }

  DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}

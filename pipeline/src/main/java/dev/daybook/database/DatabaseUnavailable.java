package dev.daybook.database;

/** The database cannot be used; the message tells where, what, who holds it, and the next step. */
public class DatabaseUnavailable extends RuntimeException {
  DatabaseUnavailable(String message) {
    super(message);
  }

  DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}

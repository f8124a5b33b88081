package dev.daybook.database;

import java.io.IOException;
import java.nio.file.Path;

/** A second process for the tests: opens a home, says so, and leaves when its input ends. */
final class OpensDatabase {
  private OpensDatabase() {}

  public static void main(String[] arguments) throws IOException {
    try (var database = EmbeddedDatabase.open(Path.of(arguments[0]))) {
      System.out.println("open " + database.jdbcUrl());
      while (System.in.read() >= 0) {
        // waits until the test closes our input
      }
    }
    System.out.println("closed");
  }
}

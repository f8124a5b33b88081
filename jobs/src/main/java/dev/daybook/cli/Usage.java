package dev.daybook.cli;

import dev.daybook.canonical.ForOperator;

/** The command was used wrongly. */
final class Usage extends RuntimeException implements ForOperator {
  Usage(String message) {
    super(message);
  }

  @Override
  public boolean usage() {
    return true;
  }
}

package dev.daybook.simulator;

import dev.daybook.canonical.ForOperator;

/** A word of malice that there is not, or whose number is none. */
final class UnknownMalice extends IllegalArgumentException implements ForOperator {
  private static final long serialVersionUID = 1;

  UnknownMalice(String message) {
    super(message);
  }

  @Override
  public boolean usage() {
    return true;
  }
}

package dev.daybook.simulator;

import dev.daybook.canonical.ForOperator;

/** The marketplaces are asked to be what they cannot be. */
final class WorldRefused extends IllegalArgumentException implements ForOperator {
  private static final long serialVersionUID = 1;

  WorldRefused(String message) {
    super(message);
  }

  @Override
  public boolean usage() {
    return true;
  }
}

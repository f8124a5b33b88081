package dev.daybook.demo;

import dev.daybook.canonical.ForOperator;
import dev.daybook.home.Home;

/** The home has a configuration that no demo wrote. */
final class HomeInUse extends RuntimeException implements ForOperator {
  HomeInUse(Home home) {
    super(
        "%s: not written by a demo; expected a home of its own; next: name another --home, or none"
            .formatted(home.config()));
  }

  @Override
  public boolean usage() {
    return true;
  }
}

package dev.daybook.export;

import dev.daybook.canonical.ForOperator;

/** Another export holds what this one needs first. */
final class Taken extends RuntimeException implements ForOperator {
  private static final long serialVersionUID = 1;

  Taken() {
    super(
        "another hand-off has been at it for five minutes; next: daybook runs list, and hand off again when it has ended");
  }
}

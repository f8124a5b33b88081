package dev.daybook.simulator;

import dev.daybook.canonical.ForOperator;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Somebody else listens where the marketplaces are to. */
final class PortTaken extends UncheckedIOException implements ForOperator {
  private static final long serialVersionUID = 1;

  PortTaken(int port, IOException why) {
    super(
        "the marketplaces cannot listen on 127.0.0.1:%d (%s); next: choose another port, or 0 for a free one"
            .formatted(port, why.getMessage()),
        why);
  }
}

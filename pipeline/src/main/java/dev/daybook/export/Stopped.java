package dev.daybook.export;

import dev.daybook.canonical.Watch;

/** An export ends before its time, because it was asked to; the transaction is taken back. */
final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  private Stopped() {
    super("the hand-off was asked to stop");
  }

  static void when(Watch watch) {
    if (watch.mustStop()) {
      throw new Stopped();
    }
  }
}

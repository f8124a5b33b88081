package dev.daybook.channel;

import java.util.function.BooleanSupplier;

/**
 * Whom a pull works for: asked at every page, and about once a second while there is something to
 * wait for, whether it must stop.
 */
public interface Watcher extends BooleanSupplier {
  /** What the pull waits for from now on, in words; null when it goes on. */
  void waitsFor(String what);

  /** One that only wants to stop. */
  static Watcher of(BooleanSupplier stop) {
    return new Watcher() {
      @Override
      public void waitsFor(String what) {}

      @Override
      public boolean getAsBoolean() {
        return stop.getAsBoolean();
      }
    };
  }
}

package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import java.util.function.LongFunction;

/** Who keeps the ledger of runs: a file that nobody asked for is taken in a run of its own. */
@FunctionalInterface
public interface FileRuns {
  /**
   * Begins a run for the shop, does the work with its id, and ends the run.
   *
   * @throws RuntimeException when the shop is busy; the file stays and is tried again
   */
  IntakeResult during(ShopId shop, LongFunction<IntakeResult> work);
}

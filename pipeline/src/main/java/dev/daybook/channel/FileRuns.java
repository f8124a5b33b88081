package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import java.util.function.BooleanSupplier;

/** Who keeps the ledger of runs: a file that nobody asked for is taken in a run of its own. */
@FunctionalInterface
public interface FileRuns {
  /** What is done within a run. */
  interface Taking {
    /**
     * @param stop turns true when the run must end
     */
    IntakeResult in(long runId, BooleanSupplier stop);
  }

  /**
   * Begins a run for the shop, does the work in it, and ends the run.
   *
   * @throws RuntimeException when the shop is busy; the file stays and is tried again
   */
  IntakeResult during(ShopId shop, Taking work);
}

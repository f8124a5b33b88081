package dev.daybook.simulator;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;

/** The export file of a merchant's back-end for one business date, the day after. */
public interface DayFile {
  /**
   * Writes the file into the folder; it appears under its name only when it is whole.
   *
   * @throws java.io.UncheckedIOException when the folder cannot be written
   */
  Exported write(LivingShop shop, LocalDate date, Path folder);

  /** What a flawless book holds that knows nothing but this file. */
  Stream<TruthOrder> truth(LivingShop shop);
}

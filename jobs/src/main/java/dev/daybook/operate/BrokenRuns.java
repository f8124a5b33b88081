package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the schedule knows of runs that break off. */
public interface BrokenRuns {
  /** One of a kind and shop: the newest date, and how often in a row. */
  List<BrokenRun> all();

  /**
   * A kind of scheduled run that does not come to its end.
   *
   * @param shop empty for what is no single shop's
   * @param times in a row, over all dates since it went well
   * @param why the last time, in words that may leave this machine
   * @param nextTry empty while it is being tried, and for what a later date takes over
   */
  record BrokenRun(
      String kind,
      Optional<ShopId> shop,
      LocalDate date,
      int times,
      String why,
      Optional<Instant> nextTry) {}
}

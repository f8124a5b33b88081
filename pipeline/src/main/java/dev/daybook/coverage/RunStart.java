package dev.daybook.coverage;

import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What a run is started for.
 *
 * @param kind the verb, such as {@code sync}; at most 16 characters
 * @param operator who asked; {@code schedule} for the clock
 * @param shop null for a run over no single shop; such runs exclude nobody
 * @param range null for all that is owed
 * @param businessDate null when it is for no single date
 */
public record RunStart(
    String kind, Cause cause, String operator, ShopId shop, Window range, LocalDate businessDate) {
  public RunStart {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(cause);
    Objects.requireNonNull(operator);
  }
}

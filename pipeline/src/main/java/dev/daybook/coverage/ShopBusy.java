package dev.daybook.coverage;

import dev.daybook.canonical.ForOperator;
import dev.daybook.canonical.ShopId;

/** Another run is at work on the shop. */
public class ShopBusy extends RuntimeException implements ForOperator {
  ShopBusy(ShopId shop, RunRow holder) {
    super(
        ("%s is held by run %d (%s, started %s by %s, process %s, last sign of life %s); expected "
                + "one run at a time; next: wait for its end, or stop it: daybook runs stop %d")
            .formatted(
                shop,
                holder.runId(),
                holder.kind(),
                holder.startedAt(),
                holder.operator(),
                holder.process(),
                holder.aliveAt(),
                holder.runId()));
  }
}

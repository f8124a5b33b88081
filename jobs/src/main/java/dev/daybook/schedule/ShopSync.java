package dev.daybook.schedule;

import dev.daybook.canonical.ShopId;
import dev.daybook.coverage.ShopBusy;
import dev.daybook.operate.Request;
import dev.daybook.operate.Scope;
import dev.daybook.operate.Sync;
import dev.daybook.operate.SyncReport;
import dev.daybook.operate.Which;
import dev.daybook.schedule.Ended.How;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What all kinds do with a shop: ask for what it owes, and take its files. */
@Component
class ShopSync {
  private final Sync sync;

  ShopSync(Sync sync) {
    this.sync = sync;
  }

  Ended run(OwedRun owed, Request request) {
    try {
      var shop = Scope.of(ShopId.parse(owed.shop()));
      return ended(sync.sync(shop, Which.OWED, request.of(owed.businessDate())), request);
    } catch (ShopBusy busy) {
      return new Ended(How.BUSY, busy.getMessage());
    }
  }

  private static Ended ended(SyncReport report, Request request) {
    if (report.complete()) {
      return Ended.done();
    }
    var what = "run %d: %s".formatted(report.runId(), what(report));
    return report.stopped() ? Ended.stopped(what, request) : Ended.left(what);
  }

  private static String what(SyncReport report) {
    var owed =
        report.owed().stream()
            .map(time -> Duration.between(time.from(), time.to()))
            .reduce(Duration.ZERO, Duration::plus);
    return Stream.concat(
            owed.isZero() ? Stream.empty() : Stream.of("owes " + owed),
            Stream.concat(
                report.unfinished().isEmpty()
                    ? Stream.empty()
                    : Stream.of(report.unfinished().size() + " files not booked"),
                report.notes().stream()))
        .collect(Collectors.joining("; "));
  }
}

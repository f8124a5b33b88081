package dev.daybook.schedule;

import dev.daybook.canonical.ShopId;
import dev.daybook.coverage.ShopBusy;
import dev.daybook.home.Config;
import dev.daybook.operate.HandoffRun;
import dev.daybook.operate.Request;
import dev.daybook.operate.RuleCheck;
import dev.daybook.operate.SettleReport;
import dev.daybook.operate.Settling;
import dev.daybook.schedule.Ended.How;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * A shop's date is read a second time, one night after its own: when the orders of that night have
 * gone to the ERP. What it finds passes the rules and goes to the ERP at once.
 */
@Component
class SettleKind implements ScheduledKind {
  private static final String NAME = "settle";

  private final Config config;
  private final DueTimes times;
  private final Settling settling;
  private final RuleCheck rules;
  private final HandoffRun handoff;

  SettleKind(Config config, Settling settling, RuleCheck rules, HandoffRun handoff) {
    this.config = config;
    this.times = new DueTimes(config.calendar());
    this.settling = settling;
    this.rules = rules;
    this.handoff = handoff;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void owe(OwedRuns ledger, OwedRuns.Known known, Instant now) {
    if (!config.settleFor().isZero()) {
      ledger.owe(
          NAME, config.shops().stream().flatMap(shop -> due(shop, ledger, known, now)).toList());
    }
  }

  private Stream<Due> due(Config.Shop shop, OwedRuns ledger, OwedRuns.Known known, Instant now) {
    var goLive = config.calendar().dateOf(shop.goLive());
    var newest = known.newest(NAME, shop.id().toString());
    return times.dates(newest, date -> due(shop, date), now).stream()
        .filter(date -> !date.isBefore(goLive))
        .filter(date -> !ledger.tried(Stations.HANDOFF, date.plusDays(1)).isEmpty())
        .map(date -> Due.of(shop.id(), date, due(shop, date)));
  }

  /**
   * With the night of the next date: an hour after the first reading a second one proves little.
   */
  private Instant due(Config.Shop shop, LocalDate date) {
    return times.night(date.plusDays(1), config.nightOf(shop));
  }

  @Override
  public List<Due> next(Instant now) {
    return List.of();
  }

  /** Hours of second readings would keep the day's syncs waiting. */
  @Override
  public boolean canWait() {
    return true;
  }

  @Override
  public Ended run(OwedRun owed, Request request) {
    try {
      var shop = ShopId.parse(owed.shop());
      var date = owed.businessDate();
      var report = settling.settleDue(shop, date, request.of(date));
      // What a try before this one has found may have got no further than the book.
      if (report.differences() > 0 || owed.token() > 0) {
        var looked = rules.today(request.of(date));
        var handedOff = handoff.all(request.of(date));
        if (!(looked.stopped() + handedOff.stopped()).isEmpty()) {
          return Ended.stopped("what it found is not in the ERP yet", request);
        }
      }
      return ended(report, request);
    } catch (ShopBusy busy) {
      return new Ended(How.BUSY, busy.getMessage());
    }
  }

  private static Ended ended(SettleReport report, Request request) {
    if (report.complete()) {
      return Ended.done();
    }
    if (request.stop().getAsBoolean()) {
      return Ended.stopped(report.what(), request);
    }
    // The next date's settling goes on with what only the time was too short for.
    return new Ended(report.timeIsOver() ? How.DONE : How.LEFT, report.what());
  }
}

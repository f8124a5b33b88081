package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import dev.daybook.home.Config;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The nightly run: the shops are synced side by side, the rules look at what changed, and what is
 * clear goes to the ERP. Then the date before is read a second time.
 */
@Component
public class Night {
  /** What a failure begins with that somebody has asked for. */
  static final String STOPPED = "stopped";

  private static final Logger LOG = LoggerFactory.getLogger(Night.class);

  private final Config config;
  private final SideBySide shops;
  private final Sync sync;
  private final Settling settling;
  private final RuleCheck rules;
  private final HandoffRun handoff;
  private final Reports reports;
  private final RunAlerts alerts;

  Night(
      Config config,
      SideBySide shops,
      Sync sync,
      Settling settling,
      RuleCheck rules,
      HandoffRun handoff,
      Reports reports,
      RunAlerts alerts) {
    this.config = config;
    this.shops = shops;
    this.sync = sync;
    this.settling = settling;
    this.rules = rules;
    this.handoff = handoff;
    this.reports = reports;
    this.alerts = alerts;
  }

  /** A shop's part of the night; neither when it was stopped before it began. */
  private record Part<T>(Optional<T> report, Optional<String> failure) {}

  /**
   * Rules are those of the day on which the night runs, as for every other verb. One shop that
   * breaks off never keeps another from its night.
   *
   * @param date the business date that the report is of
   */
  public NightReport run(LocalDate date, Request request) {
    var all = config.shops().stream().map(Config.Shop::id).toList();
    var nights = shops.each(all, shop -> night(shop, request.of(date)));
    var syncs = nights.stream().flatMap(night -> night.report().stream()).toList();
    var failures = new ArrayList<String>();
    nights.forEach(night -> night.failure().ifPresent(failures::add));
    handOff(failures, request.of(date));
    // Owed time first, and the ERP does not wait for what was read already.
    var settled = settle(syncs, date, request.of(date), failures);
    if (settled.stream().anyMatch(report -> report.differences() > 0)) {
      handOff(failures, request.of(date));
    }
    if (request.stop().getAsBoolean()) {
      failures.add(STOPPED + ": the rest of the night is done by the next one");
    }
    var report = new NightReport(reports.of(date), syncs, settled, failures);
    alerts.after(Seen.night(report));
    return report;
  }

  private void handOff(List<String> failures, Request request) {
    if (!request.stop().getAsBoolean()) {
      attempt("rules", failures, () -> rules.today(request).stopped());
      attempt("hand-off", failures, () -> handoff.all(request).stopped());
    }
  }

  /** A shop that has broken off is not asked for more. */
  private List<SettleReport> settle(
      List<SyncReport> syncs, LocalDate date, Request request, List<String> failures) {
    if (config.settleFor().isZero()) {
      return List.of();
    }
    var reached = syncs.stream().map(SyncReport::shop).toList();
    var settled = shops.each(reached, shop -> settle(shop, date.minusDays(1), request));
    settled.forEach(each -> each.failure().ifPresent(failures::add));
    return settled.stream()
        .flatMap(each -> each.report().stream())
        .filter(report -> report.runId() != null)
        .toList();
  }

  private Part<SettleReport> settle(ShopId shop, LocalDate last, Request request) {
    return part("settling " + shop, request, () -> settling.settleDue(shop, last, request));
  }

  private Part<SyncReport> night(ShopId shop, Request request) {
    return part(
        shop.toString(),
        request,
        () -> {
          var report = sync.sync(Scope.of(shop), Which.OWED, request);
          request.progress().tell("%s: %s".formatted(shop, report.state()));
          return report;
        });
  }

  private static <T> Part<T> part(String what, Request request, Supplier<T> work) {
    if (request.stop().getAsBoolean()) {
      return new Part<>(Optional.empty(), Optional.empty());
    }
    try {
      return new Part<>(Optional.of(work.get()), Optional.empty());
    } catch (RuntimeException e) {
      var failure = failure(what, e);
      request.progress().tell(failure);
      return new Part<>(Optional.empty(), Optional.of(failure));
    }
  }

  /**
   * @param station who has stopped it, in words; empty when nobody has
   */
  private static void attempt(String what, List<String> failures, Supplier<String> station) {
    try {
      var stopped = station.get();
      if (!stopped.isEmpty()) {
        failures.add("%s: the %s: %s".formatted(STOPPED, what, stopped));
      }
    } catch (RuntimeException e) {
      failures.add(failure(what, e));
    }
  }

  private static String failure(String what, RuntimeException e) {
    LOG.error("{} broke off", what, e);
    return what + ": " + Why.of(e);
  }
}

package dev.daybook.operate;

import dev.daybook.home.Config;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The nightly run: every shop is synced, the rules look at what changed, and what is clear goes to
 * the ERP.
 */
@Component
public class Night {
  private static final Logger LOG = LoggerFactory.getLogger(Night.class);

  private final Config config;
  private final Sync sync;
  private final RuleCheck rules;
  private final HandoffRun handoff;
  private final Reports reports;

  Night(Config config, Sync sync, RuleCheck rules, HandoffRun handoff, Reports reports) {
    this.config = config;
    this.sync = sync;
    this.rules = rules;
    this.handoff = handoff;
    this.reports = reports;
  }

  /**
   * Rules are those of the day on which the night runs, as for every other verb. One shop that
   * breaks off never keeps another from its night.
   *
   * @param date the business date that the report is of
   */
  public NightReport run(LocalDate date, Request request) {
    var syncs = new ArrayList<SyncReport>();
    var failures = new ArrayList<String>();
    for (var shop : config.shops()) {
      if (request.stop().getAsBoolean()) {
        break;
      }
      attempt(
          shop.id().toString(),
          failures,
          () -> syncs.add(sync.sync(Scope.of(shop.id()), Which.OWED, request)));
    }
    if (request.stop().getAsBoolean()) {
      failures.add("stopped: the rest of the night is done by the next one");
    } else {
      attempt("rules", failures, rules::today);
      attempt("hand-off", failures, handoff::all);
    }
    return new NightReport(reports.of(date), syncs, failures);
  }

  private static void attempt(String what, List<String> failures, Runnable station) {
    try {
      station.run();
    } catch (RuntimeException e) {
      LOG.error("{} broke off", what, e);
      failures.add(what + ": " + Why.of(e));
    }
  }
}

package dev.daybook.operate;

import dev.daybook.check.Checker;
import dev.daybook.home.Config;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Lets the rules of today look at the orders that have changed since they last looked. */
@Component
public class RuleCheck {
  private final Checker checker;
  private final StationRuns runs;
  private final Config config;
  private final Clock clock;

  RuleCheck(Checker checker, StationRuns runs, Config config, Clock clock) {
    this.checker = checker;
    this.runs = runs;
    this.config = config;
    this.clock = clock;
  }

  /** Ends between two thousand orders when the request tells it to; the next one goes on. */
  public RulesLooked today(Request request) {
    return runs.within("check", request, this::look);
  }

  private RulesLooked look(StationRun run) {
    var checked = checker.check(config.calendar().dateOf(clock.instant()), run);
    return new RulesLooked(
        checked.orders(), checked.found(), checked.held(), checked.closed(), run.stopWords());
  }
}

package dev.daybook.operate;

import dev.daybook.check.Checker;
import dev.daybook.home.Config;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Lets the rules of today look at the orders that have changed since they last looked. */
@Component
public class RuleCheck {
  private final Checker checker;
  private final Config config;
  private final Clock clock;

  RuleCheck(Checker checker, Config config, Clock clock) {
    this.checker = checker;
    this.config = config;
    this.clock = clock;
  }

  public RulesLooked today() {
    var checked = checker.check(config.calendar().dateOf(clock.instant()));
    return new RulesLooked(checked.orders(), checked.found(), checked.held(), checked.closed());
  }
}

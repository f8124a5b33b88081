package dev.daybook.operate;

import dev.daybook.coverage.RunStart;
import dev.daybook.coverage.Runs;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs over the orders of all shops: the rules, the hand-off. They exclude nobody. */
@Component
class StationRuns {
  private final Runs runs;
  private final Closing closing;
  private final TransactionTemplate alone;

  StationRuns(Runs runs, Closing closing, PlatformTransactionManager transactions) {
    this.runs = runs;
    this.closing = closing;
    this.alone = new TransactionTemplate(transactions);
    alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Does the work under a row of {@code run}, if there is any to do. */
  <T> T within(String kind, Request request, Function<StationRun, T> work) {
    var start =
        new RunStart(
            kind, request.cause(), request.operator(), null, null, request.date().orElse(null));
    var run =
        new StationRun(
            start, runs, alone, () -> closing.getAsBoolean() || request.stop().getAsBoolean());
    try {
      var done = work.apply(run);
      run.end();
      return done;
    } catch (RuntimeException | Error e) {
      run.endFailed(e);
      throw e;
    }
  }
}

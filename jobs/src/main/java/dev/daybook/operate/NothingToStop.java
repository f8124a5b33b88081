package dev.daybook.operate;

import dev.daybook.canonical.ForOperator;

/** The run that is to be stopped is not at work. */
public final class NothingToStop extends RuntimeException implements ForOperator {
  NothingToStop(RunReport run) {
    super(
        run.state().equals(RunStanding.DEAD.name())
            ? "run %d is not at work: its process %s has ended; expected one that is RUNNING; next: daybook sync %s, which ends its row and goes on"
                .formatted(run.runId(), run.process(), run.shop() == null ? "SHOP" : run.shop())
            : "run %d has ended as %s at %s; expected one that is RUNNING; next: daybook runs show %d"
                .formatted(run.runId(), run.state(), run.endedAt(), run.runId()));
  }
}

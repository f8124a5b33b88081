package dev.daybook.operate;

import dev.daybook.coverage.RunRecord;
import dev.daybook.coverage.RunState;

/** How a run stands, as people see it. */
public enum RunStanding {
  RUNNING,
  /** Its process ended before it could end it; the next start on its shop does. */
  DEAD,
  DONE,
  INCOMPLETE,
  STOPPED,
  FAILED;

  static RunStanding of(RunRecord run) {
    return run.isDead() ? DEAD : valueOf(run.state().name());
  }

  /** What the row of such a run says. */
  RunState state() {
    return this == DEAD ? RunState.RUNNING : RunState.valueOf(name());
  }
}

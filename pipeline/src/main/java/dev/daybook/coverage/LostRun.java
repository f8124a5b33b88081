package dev.daybook.coverage;

import dev.daybook.canonical.ForOperator;

/** The run was ended by somebody else, who took its process for dead. */
public class LostRun extends RuntimeException implements ForOperator {
  LostRun(long runId) {
    super(
        ("run %d is not running any more: it was ended from outside; expected it to be RUNNING; "
                + "next: start it again, its windows are still owed")
            .formatted(runId));
  }
}

package dev.daybook.coverage;

/** Why a run was started. */
public enum Cause {
  SCHEDULE,
  OPERATOR,
  BACKFILL,
  REPLAY
}

package dev.daybook.operate;

/** Which part of a range is asked for. */
public enum Which {
  /** Owed time that nobody has asked for yet. */
  HOLES,
  /** All owed time: holes, and windows whose reading failed. */
  OWED,
  /** Everything, sealed or not, as a new generation of windows. */
  ALL
}

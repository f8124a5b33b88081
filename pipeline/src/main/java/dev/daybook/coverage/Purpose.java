package dev.daybook.coverage;

/** Why a window is read. What a reading brings is booked the same, whatever it was read for. */
public enum Purpose {
  /** Its time was owed. */
  OWED,
  /** Its time is sealed: a second reading confirms it, or shows what the first has not shown. */
  CONFIRM,
  /** Its time came emptier than likely: asked once more, at once and from earlier on. */
  PROBE
}

package dev.daybook.channel;

/** A way through the pages of a window; a bean whose name is its kind in {@code channel.yaml}. */
interface PageWalk {
  /**
   * Lands every page of the window.
   *
   * @return what proves that they are all
   * @throws Unproven when nothing does
   */
  String walk(Reading reading);

  /** How many calls it takes to read so much, when nothing goes wrong. */
  long calls(Volume volume);
}

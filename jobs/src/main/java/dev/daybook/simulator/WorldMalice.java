package dev.daybook.simulator;

/**
 * What is evil about a world as a whole, and so by its seed.
 *
 * @param lateSeconds how much later than all others one order in twenty becomes visible at most
 * @param hiddenPerMille orders of 1,000 placed on the date that no list ever shows; the order
 *     itself and the file do
 * @param burst orders that share one second of the date
 */
public record WorldMalice(int lateSeconds, int hiddenPerMille, int burst) {
  static final WorldMalice NONE = new WorldMalice(0, 0, 0);

  WorldMalice plus(WorldMalice other) {
    return new WorldMalice(
        lateSeconds + other.lateSeconds,
        hiddenPerMille + other.hiddenPerMille,
        burst + other.burst);
  }
}

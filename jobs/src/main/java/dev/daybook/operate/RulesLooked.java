package dev.daybook.operate;

/**
 * What the rules saw in the orders that had changed.
 *
 * @param orders how many they looked at
 * @param found findings made or opened again; {@code held} those of them that hold an order back
 * @param closed findings whose rule does not match any more
 */
public record RulesLooked(int orders, int found, int held, int closed) {
  static final RulesLooked AT_NOTHING = new RulesLooked(0, 0, 0, 0);
}

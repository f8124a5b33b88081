package dev.daybook.operate;

/**
 * What the rules saw in the orders that had changed.
 *
 * @param orders how many they looked at
 * @param found findings made or opened again; {@code held} those of them that hold an order back
 * @param closed findings whose rule does not match any more
 * @param stopped who has stopped it before all were looked at, in words; empty when nobody has
 */
public record RulesLooked(int orders, int found, int held, int closed, String stopped) {
  static final RulesLooked AT_NOTHING = new RulesLooked(0, 0, 0, 0, "");
}

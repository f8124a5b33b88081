package dev.daybook.simulator;

/**
 * One word of malice with its number, such as {@code busy:0.05}.
 *
 * @param number NaN when none was given
 */
record MaliceWord(String word, double number) {
  static final String TICK = "tick-after-page";
  private static final double USUAL_PROBABILITY = 0.02;
  private static final int USUAL_TICKS = 3;

  /**
   * @throws IllegalArgumentException when the word or its number means nothing
   */
  static MaliceWord parse(String text) {
    int colon = text.indexOf(':');
    var malice =
        colon < 0
            ? new MaliceWord(text.strip(), Double.NaN)
            : new MaliceWord(text.substring(0, colon).strip(), number(text, colon));
    if (!malice.ticks()) {
      malice.fault();
    }
    return malice;
  }

  private static double number(String text, int colon) {
    try {
      return Double.parseDouble(text.substring(colon + 1).strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "malice '%s': expected a number after the colon, such as busy:0.05".formatted(text), e);
    }
  }

  boolean ticks() {
    return word.equals(TICK);
  }

  int mostTicksPerWindow() {
    return Double.isNaN(number) ? USUAL_TICKS : (int) number;
  }

  FaultOrder fault() {
    return FaultOrder.sometimes(kind(), Double.isNaN(number) ? USUAL_PROBABILITY : number);
  }

  private FaultKind kind() {
    try {
      return FaultKind.of(word);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "no malice of this name: %s, or %s".formatted(e.getMessage(), TICK), e);
    }
  }
}

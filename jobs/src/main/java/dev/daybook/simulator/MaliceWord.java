package dev.daybook.simulator;

import java.util.List;
import java.util.Optional;

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
   * @throws WorldRefused when the word or its number means nothing
   */
  static MaliceWord parse(String text) {
    int colon = text.indexOf(':');
    var malice =
        colon < 0
            ? new MaliceWord(text.strip(), Double.NaN)
            : new MaliceWord(text.substring(0, colon).strip(), number(text, colon));
    malice.check(text);
    return malice;
  }

  private void check(String text) {
    boolean counts = counts();
    if (!counts) {
      kind();
    }
    if (number < 0 || number > (counts ? Integer.MAX_VALUE : 1) || counts && number % 1 > 0) {
      throw new WorldRefused(
          "malice '%s': expected %s"
              .formatted(
                  text,
                  counts
                      ? "a whole number from 0 after the colon, such as %s:3".formatted(word)
                      : "a probability from 0 to 1 after the colon, such as %s:0.05"
                          .formatted(word)));
    }
  }

  private static double number(String text, int colon) {
    try {
      return Double.parseDouble(text.substring(colon + 1).strip());
    } catch (NumberFormatException e) {
      throw new WorldRefused(
          "malice '%s': expected a number after the colon, such as busy:0.05".formatted(text));
    }
  }

  private boolean ticks() {
    return word.equals(TICK);
  }

  /** Its number says how much, not how often. */
  private boolean counts() {
    return ticks() || WorldMaliceKind.find(word).isPresent();
  }

  PageMalice pages() {
    return ticks()
        ? new TickAfterPage(Double.isNaN(number) ? USUAL_TICKS : (int) number)
        : PageMalice.NONE;
  }

  WorldMalice world() {
    return WorldMaliceKind.find(word)
        .map(kind -> kind.of(Double.isNaN(number) ? kind.usual() : (int) number))
        .orElse(WorldMalice.NONE);
  }

  /** Empty for a malice that is no fault of an answer. */
  Optional<FaultOrder> fault() {
    return counts()
        ? Optional.empty()
        : Optional.of(
            FaultOrder.sometimes(kind(), Double.isNaN(number) ? USUAL_PROBABILITY : number));
  }

  private FaultKind kind() {
    return FaultKind.find(word)
        .orElseThrow(
            () ->
                new WorldRefused(
                    "'%s' is no malice; expected one of %s"
                        .formatted(word, String.join(", ", words()))));
  }

  /** All words there are, for people. */
  static List<String> words() {
    return List.of(FaultKind.words(), TICK, WorldMaliceKind.words());
  }
}

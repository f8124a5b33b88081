package dev.daybook.simulator;

import java.util.Optional;

/**
 * One method of a platform's gateway.
 *
 * @param <C> a call as the platform reads it, already let in
 */
public interface Operation<C> {
  /** As the platform names it; requests, rows and rates are counted under it. */
  String name();

  /**
   * @throws Refusal when the call breaks a rule of the method
   */
  Answer answer(Stall stall, C call);

  /** Where its rows and its total stand; empty when it answers no pages of rows. */
  default Optional<PageShape> pages() {
    return Optional.empty();
  }

  default boolean needsToken() {
    return true;
  }

  /** No fault strikes it unless it is named: the clock, the tokens. */
  default boolean spared() {
    return !needsToken();
  }

  /** The platform's own rate for each shop. */
  default RateLimit usualRate() {
    return RateLimit.NONE;
  }

  /** Its rate for all shops of one app together; holds beside that of each shop. */
  default RateLimit usualRateOfApp() {
    return RateLimit.NONE;
  }

  /** Its rate for everybody together; holds beside both. */
  default RateLimit usualRateOfAll() {
    return RateLimit.NONE;
  }
}

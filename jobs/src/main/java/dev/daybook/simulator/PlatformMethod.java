package dev.daybook.simulator;

/** One method of the Pinduoduo gateway. */
interface PlatformMethod {
  /** As the parameter {@code type} names it. */
  String name();

  /**
   * @throws Refusal when the call breaks a rule of the method
   */
  Answer answer(Call call);

  /** Whether it answers pages of rows. */
  default boolean lists() {
    return false;
  }

  default boolean needsToken() {
    return true;
  }
}

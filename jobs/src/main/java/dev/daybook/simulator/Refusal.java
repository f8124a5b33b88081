package dev.daybook.simulator;

import java.util.function.Function;

/** The platform says no, in its own words. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String violation;
  private final transient Function<String, Answer> answer;

  /**
   * @param violation the name under which it is counted, such as {@code bad-window}
   * @param answer by the id of the request
   */
  public Refusal(String violation, Function<String, Answer> answer) {
    super(violation, null, false, false);
    this.violation = violation;
    this.answer = answer;
  }

  String violation() {
    return violation;
  }

  Answer answer(String requestId) {
    return answer.apply(requestId);
  }
}

package dev.daybook.simulator.amazon;

import dev.daybook.simulator.PlatformCall;
import java.util.Map;

/**
 * One call.
 *
 * @param operation by the path: {@code getOrders}
 * @param order the number in the path; empty when there is none
 * @param token of the header; empty when there is none
 */
record AmazonCall(
    String operation,
    String order,
    String token,
    Map<String, String> parameters,
    long now,
    String requestId)
    implements PlatformCall {

  boolean has(String name) {
    return parameters.containsKey(name);
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** A page's size, 100 when none is asked for. */
  int size(String name) {
    String text = parameters.getOrDefault(name, "100");
    if (!text.matches("[1-9]\\d?|100")) {
      throw Refused.input("bad-page", "Invalid value for " + name);
    }
    return Integer.parseInt(text);
  }

  /** Parameters of a login hold secrets: never printed. */
  @Override
  public String toString() {
    return "AmazonCall[" + operation + "]";
  }
}

package dev.daybook.simulator.amazon;

import java.util.Set;

/** {@code includedData}: which parts of an order a client wants. */
final class IncludedData {
  private static final Set<String> ALL =
      Set.of(
          "BUYER",
          "RECIPIENT",
          "PROCEEDS",
          "EXPENSE",
          "PROMOTION",
          "CANCELLATION",
          "FULFILLMENT",
          "PACKAGES",
          "TAX",
          "PAYMENT",
          "FULFILLMENT_ORDERS");

  private IncludedData() {}

  static Set<String> of(AmazonCall call) {
    String asked = call.parameter("includedData");
    Set<String> included = asked.isEmpty() ? Set.of() : Set.of(asked.split(","));
    if (!ALL.containsAll(included)) {
      throw Refused.input("bad-parameter", "Invalid includedData");
    }
    return included;
  }
}

package dev.daybook.simulator.shopify;

import dev.daybook.simulator.PlatformCall;
import java.util.Map;

/**
 * One call.
 *
 * @param operation {@code orders}, or a path that there is not
 * @param address where the client asked, without the query
 * @param now the platform's second
 */
record ShopifyCall(
    String operation, String address, String token, Map<String, String> query, long now)
    implements PlatformCall {

  boolean has(String name) {
    return query.containsKey(name);
  }

  String text(String name, String otherwise) {
    return query.getOrDefault(name, otherwise);
  }

  /** The token stays out of logs. */
  @Override
  public String toString() {
    return "ShopifyCall[" + operation + "]";
  }
}

package dev.daybook.simulator.woocommerce;

import dev.daybook.simulator.PlatformCall;
import java.util.Map;

/**
 * One call.
 *
 * @param operation {@code orders}, or a path that there is not
 * @param address where the client asked, without the query
 * @param key how it says who it is
 * @param now the platform's second
 */
record WooCall(String operation, String address, SiteKey key, Map<String, String> query, long now)
    implements PlatformCall {

  String text(String name, String otherwise) {
    return query.getOrDefault(name, otherwise);
  }

  /** Keys stay out of logs. */
  @Override
  public String toString() {
    return "WooCall[" + operation + "]";
  }
}

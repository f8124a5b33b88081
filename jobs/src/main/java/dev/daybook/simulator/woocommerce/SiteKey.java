package dev.daybook.simulator.woocommerce;

import dev.daybook.simulator.Ask;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * A consumer key and what proves it: its secret, in the Authorization header or in the query, or a
 * signature of OAuth 1.0a in the query.
 */
record SiteKey(String key, String secret, boolean signed) {
  private static final String BASIC = "Basic ";

  static SiteKey of(Ask ask) {
    Map<String, String> query = ask.asked();
    String header = ask.header("authorization");
    if (header.startsWith(BASIC)) {
      byte[] bytes = Base64.getDecoder().decode(header.substring(BASIC.length()));
      String text = new String(bytes, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return new SiteKey(text.substring(0, Math.max(0, colon)), text.substring(colon + 1), false);
    }
    boolean signed = query.containsKey("oauth_consumer_key");
    return signed
        ? new SiteKey(query.get("oauth_consumer_key"), "", true)
        : new SiteKey(
            query.getOrDefault("consumer_key", ""),
            query.getOrDefault("consumer_secret", ""),
            false);
  }

  /** Keys are never printed. */
  @Override
  public String toString() {
    return "SiteKey[]";
  }
}

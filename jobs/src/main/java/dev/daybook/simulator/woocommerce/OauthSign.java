package dev.daybook.simulator.woocommerce;

import dev.daybook.simulator.Hmac;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * OAuth 1.0a with one leg: {@code base64(HMAC(secret + "&", GET & address & query))}, each part
 * percent-encoded, the query sorted and without the signature.
 */
final class OauthSign {
  private OauthSign() {}

  /**
   * @param method {@code HMAC-SHA1} or {@code HMAC-SHA256}
   */
  static String of(String method, String address, Map<String, String> query, String secret) {
    var pairs = new TreeMap<>(query);
    pairs.remove("oauth_signature");
    String joined =
        pairs.entrySet().stream()
            .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
            .collect(Collectors.joining("&"));
    String text = "GET&" + encoded(address) + "&" + encoded(joined);
    String algorithm = method.equals("HMAC-SHA1") ? "HmacSHA1" : "HmacSHA256";
    return Base64.getEncoder().encodeToString(Hmac.of(algorithm, secret + "&", text));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}

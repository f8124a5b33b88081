package dev.daybook.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code UPPER(MD5(secret + Σ(key + value, keys in ASCII order, without sign) + secret))} over the
 * values as sent; UTF-8.
 *
 * @see <a href="https://open.pinduoduo.com">open.pinduoduo.com, "API call guide", signature</a>
 */
final class PinduoduoSign {
  private PinduoduoSign() {}

  static String of(Map<String, String> parameters, String secret) {
    var text = new StringBuilder(secret);
    new TreeMap<>(parameters)
        .forEach(
            (key, value) -> {
              if (!key.equals("sign")) {
                text.append(key).append(value);
              }
            });
    return md5(text.append(secret).toString());
  }

  private static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}

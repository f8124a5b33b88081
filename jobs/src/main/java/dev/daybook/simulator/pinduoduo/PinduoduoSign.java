package dev.daybook.simulator.pinduoduo;

import dev.daybook.simulator.Md5;
import java.util.Locale;
import java.util.Map;

/**
 * {@code UPPER(MD5(secret + Σ(key + value, keys in ASCII order, without sign) + secret))} over the
 * values as sent; UTF-8.
 *
 * @see <a href="https://open.pinduoduo.com">open.pinduoduo.com, "API call guide", signature</a>
 */
final class PinduoduoSign {
  private PinduoduoSign() {}

  static String of(Map<String, String> parameters, String secret) {
    return Md5.hex(secret + Md5.joined(parameters) + secret).toUpperCase(Locale.ROOT);
  }
}

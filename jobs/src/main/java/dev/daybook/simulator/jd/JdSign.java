package dev.daybook.simulator.jd;

import dev.daybook.simulator.Md5;
import java.util.Locale;
import java.util.Map;

/**
 * {@code UPPER(MD5(secret + Σ(key + value, keys in ASCII order, without sign) + secret))} over all
 * parameters as sent, the business JSON as its text; UTF-8. The platform's own sample is reproduced
 * in the test.
 */
final class JdSign {
  private JdSign() {}

  static String of(Map<String, String> parameters, String secret) {
    return Md5.hex(secret + Md5.joined(parameters) + secret).toUpperCase(Locale.ROOT);
  }
}

package dev.daybook.simulator.taobao;

import dev.daybook.simulator.Hmac;
import dev.daybook.simulator.Md5;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Over {@code Σ(key + value, keys in ASCII order, without sign)} of all parameters as sent, in
 * upper case. {@code md5}: {@code MD5(secret + Σ + secret)}. {@code hmac} (HMAC-MD5) and {@code
 * hmac-sha256}: keyed with the secret, which does not stand around Σ; both unconfirmed.
 */
final class TaobaoSign {
  private TaobaoSign() {}

  /** Empty when {@code sign_method} names no way there is. */
  static Optional<String> of(Map<String, String> parameters, String secret) {
    String text = Md5.joined(parameters);
    return switch (parameters.getOrDefault("sign_method", "")) {
      case "md5" -> Optional.of(Md5.hex(secret + text + secret).toUpperCase(Locale.ROOT));
      case "hmac" -> Optional.of(hmac("HmacMD5", secret, text));
      case "hmac-sha256" -> Optional.of(hmac("HmacSHA256", secret, text));
      default -> Optional.empty();
    };
  }

  private static String hmac(String algorithm, String secret, String text) {
    return HexFormat.of().withUpperCase().formatHex(Hmac.of(algorithm, secret, text));
  }
}

package dev.daybook.simulator.kuaishou;

import dev.daybook.simulator.Hmac;
import dev.daybook.simulator.Md5;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Over {@code k=v} of all parameters as sent, sorted, joined by {@code &}, and then {@code
 * &signSecret=…}, which is not the app's secret. {@code MD5}: in lower case. {@code HMAC_SHA256}:
 * the same text, keyed with that secret, in Base64; unconfirmed.
 */
final class KuaishouSign {
  private KuaishouSign() {}

  /** Empty when {@code signMethod} names no way there is. */
  static Optional<String> of(Map<String, String> parameters, String signSecret) {
    var signed = new TreeMap<>(parameters);
    signed.remove("sign");
    String text =
        signed.entrySet().stream()
            .map(pair -> pair.getKey() + "=" + pair.getValue())
            .collect(Collectors.joining("&", "", "&signSecret=" + signSecret));
    return switch (parameters.getOrDefault("signMethod", "")) {
      case "MD5" -> Optional.of(Md5.hex(text));
      case "HMAC_SHA256" ->
          Optional.of(Base64.getEncoder().encodeToString(Hmac.of("HmacSHA256", signSecret, text)));
      default -> Optional.empty();
    };
  }
}

package dev.daybook.channel;

import java.util.HexFormat;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code sign = lower(DIGEST(secret + S + secret))} in the query, where S is {@code
 * app_key…method…param_json…timestamp…v…} (names and values, in this order) and {@code param_json}
 * the JSON body, byte for byte as it is sent. Douyin: HMAC-SHA256 with {@code
 * sign_method=hmac-sha256}; MD5 is its older way.
 *
 * @param digest of the secret and the text, as hex
 * @see <a href="https://op.jinritemai.com">Doudian open platform, signature of the official SDK</a>
 */
record SignedJson(BinaryOperator<String> digest) implements Signing {
  @Override
  public HttpAsk signed(HttpAsk ask, Credentials credentials) {
    var fields = new TreeMap<String, String>();
    for (var name : new String[] {"app_key", "method", "timestamp", "v"}) {
      fields.put(name, ask.query().getOrDefault(name, ""));
    }
    fields.put("param_json", ask.jsonText());
    var secret = credentials.secret();
    var text = secret + SortedPairs.of(fields) + secret;
    return ask.withQuery(SortedPairs.SIGN, digest.apply(secret, text));
  }

  /** Both digests of the kind. */
  @Configuration(proxyBeanMethods = false)
  static class Kinds {
    @Bean("hmac-sha256-json")
    Signing hmacSha256() {
      return new SignedJson(
          (secret, text) -> HexFormat.of().formatHex(Digests.hmac("HmacSHA256", secret, text)));
    }

    @Bean("md5-json")
    Signing md5() {
      return new SignedJson((secret, text) -> HexFormat.of().formatHex(Digests.md5(text)));
    }
  }
}

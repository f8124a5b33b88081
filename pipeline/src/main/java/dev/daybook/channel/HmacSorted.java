package dev.daybook.channel;

import java.util.HexFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code sign = UPPER(HMAC(secret, Σ(key + value, keys in ASCII order, without sign)))} over the
 * form. Taobao with {@code sign_method=hmac} or {@code hmac-sha256}: unconfirmed.
 */
record HmacSorted(String algorithm) implements Signing {
  @Override
  public HttpAsk signed(HttpAsk ask, Credentials credentials) {
    var digest = Digests.hmac(algorithm, credentials.secret(), SortedPairs.of(ask.form()));
    return ask.withForm(SortedPairs.SIGN, HexFormat.of().withUpperCase().formatHex(digest));
  }

  /** Both digests of the kind. */
  @Configuration(proxyBeanMethods = false)
  static class Kinds {
    @Bean("hmac-md5-sorted")
    Signing md5() {
      return new HmacSorted("HmacMD5");
    }

    @Bean("hmac-sha256-sorted")
    Signing sha256() {
      return new HmacSorted("HmacSHA256");
    }
  }
}

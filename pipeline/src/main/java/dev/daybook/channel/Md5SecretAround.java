package dev.daybook.channel;

import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * {@code sign = UPPER(MD5(secret + Σ(key + value, keys in ASCII order, without sign) + secret))}
 * over the form, UTF-8, values exactly as sent. JD, Pinduoduo, and Taobao with {@code
 * sign_method=md5}.
 *
 * @see <a href="https://open.pinduoduo.com">Pinduoduo open platform, API call guide</a>
 */
@Component("md5-secret-around")
class Md5SecretAround implements Signing {
  @Override
  public HttpAsk signed(HttpAsk ask, Credentials credentials) {
    var secret = credentials.secret();
    var digest = Digests.md5(secret + SortedPairs.of(ask.form()) + secret);
    return ask.withForm(SortedPairs.SIGN, HexFormat.of().withUpperCase().formatHex(digest));
  }
}

package dev.daybook.channel;

import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * The text of {@link Md5Pairs} as {@code BASE64(HMAC-SHA256(sign_secret, …))}. Kuaishou with {@code
 * signMethod=HMAC_SHA256}: unconfirmed.
 */
@Component("hmac-sha256-pairs")
class HmacSha256Pairs implements Signing {
  @Override
  public HttpAsk signed(HttpAsk ask, Credentials credentials) {
    var secret = credentials.get("sign_secret");
    var text = SortedPairs.withSigns(ask.query()) + "&signSecret=" + secret;
    var digest = Digests.hmac("HmacSHA256", secret, text);
    return ask.withQuery(SortedPairs.SIGN, Base64.getEncoder().encodeToString(digest));
  }
}

package dev.daybook.channel;

import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * {@code sign = lower(MD5(k=v&k=v&signSecret=…))} over the query, keys in ASCII order, values
 * before they are encoded; the credential {@code sign_secret} is not the app's secret. Kuaishou
 * with {@code signMethod=MD5}.
 */
@Component("md5-pairs")
class Md5Pairs implements Signing {
  @Override
  public HttpAsk signed(HttpAsk ask, Credentials credentials) {
    var text = SortedPairs.withSigns(ask.query()) + "&signSecret=" + credentials.get("sign_secret");
    return ask.withQuery(SortedPairs.SIGN, HexFormat.of().formatHex(Digests.md5(text)));
  }
}

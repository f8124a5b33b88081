package dev.daybook.channel;

import java.util.HexFormat;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * {@code sign = lower(MD5(method?appId=…&timestamp=…&version=…secret))} in the JSON body: the
 * business fields and the token are not signed. Xiaohongshu.
 */
@Component("md5-system-fields")
class Md5SystemFields implements Signing {
  @Override
  public HttpAsk signed(HttpAsk ask, Credentials credentials) {
    Map<String, Object> json = ask.json();
    var text =
        "%s?appId=%s&timestamp=%s&version=%s%s"
            .formatted(
                json.get("method"),
                json.get("appId"),
                json.get("timestamp"),
                json.get("version"),
                credentials.secret());
    return ask.withJson(SortedPairs.SIGN, HexFormat.of().formatHex(Digests.md5(text)));
  }
}

package dev.daybook.channel;

import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * OAuth 1.0a with one leg, in the query: {@code HMAC-SHA256(secret + "&", METHOD & url & query)}.
 * WooCommerce over plain HTTP, where Basic authentication would show the secret.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5849#section-3.4">RFC 5849, 3.4</a>
 */
@Component("oauth1-hmac-sha256")
class OAuth1HmacSha256 implements Signing {
  private final Clock clock;

  OAuth1HmacSha256(Clock clock) {
    this.clock = clock;
  }

  @Override
  public HttpAsk signed(HttpAsk ask, Credentials credentials) {
    return signed(
        ask,
        credentials,
        UUID.randomUUID().toString().replace("-", ""),
        clock.instant().getEpochSecond());
  }

  /** The nonce is used once only. */
  HttpAsk signed(HttpAsk ask, Credentials credentials, String nonce, long timestamp) {
    var fields = new TreeMap<>(ask.query());
    fields.put("oauth_consumer_key", credentials.get("client_id"));
    fields.put("oauth_nonce", nonce);
    fields.put("oauth_signature_method", "HMAC-SHA256");
    fields.put("oauth_timestamp", Long.toString(timestamp));
    var text = String.join("&", ask.method(), encode(base(ask.url())), encode(pairs(fields)));
    var digest = Digests.hmac("HmacSHA256", encode(credentials.secret()) + "&", text);
    fields.put("oauth_signature", Base64.getEncoder().encodeToString(digest));
    var signed = ask;
    for (var field : fields.entrySet()) {
      signed = signed.withQuery(field.getKey(), field.getValue());
    }
    return signed;
  }

  /** Without a port that is the scheme's own. */
  private static String base(String url) {
    var uri = URI.create(url);
    boolean usual =
        uri.getPort() == -1
            || uri.getPort() == (uri.getScheme().equalsIgnoreCase("https") ? 443 : 80);
    var host = usual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    return uri.getScheme().toLowerCase(java.util.Locale.ROOT) + "://" + host + uri.getRawPath();
  }

  private static String pairs(TreeMap<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** RFC 3986: {@code ~} stays, {@code *} does not. */
  private static String encode(String text) {
    return HttpAsk.encode(text).replace("*", "%2A").replace("%7E", "~");
  }
}

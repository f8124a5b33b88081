package dev.daybook.simulator.woocommerce;

import dev.daybook.simulator.Ask;
import dev.daybook.simulator.Gateway;
import dev.daybook.simulator.Hall;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Refusal;
import dev.daybook.simulator.Stall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets a call in by consumer key. The site stands as if it were reached by HTTPS, where key and
 * secret may be sent, and takes what plain HTTP wants too: OAuth 1.0a, whose nonce is used once.
 */
final class WoocommerceGateway extends Gateway<WooCall> {
  /** Unconfirmed. */
  private static final long LARGEST_SKEW_SECONDS = 900;

  private static final Set<String> METHODS = Set.of("HMAC-SHA1", "HMAC-SHA256");

  private final Set<String> nonces = ConcurrentHashMap.newKeySet();

  WoocommerceGateway(Hall hall) {
    super(hall, List.of(new Orders()));
  }

  @Override
  protected WooCall read(Ask ask, long now, String requestId) {
    boolean orders = ask.method().equals("GET") && ask.path().equals(WoocommercePlatform.PATH);
    return new WooCall(
        orders ? Orders.NAME : ask.method() + " " + ask.path(),
        "http://" + ask.header("host") + ask.path(),
        SiteKey.of(ask),
        ask.asked(),
        now);
  }

  @Override
  protected Stall stallOf(WooCall call) {
    String key = call.key().key();
    String violation = key.isEmpty() ? "missing-key" : "bad-client";
    return hall().ofClient(key).orElseThrow(() -> Refused.key(violation));
  }

  @Override
  protected void letIn(Stall stall, WooCall call, Optional<Operation<WooCall>> operation) {
    String secret = stall.credentials().clientSecret();
    if (call.key().signed()) {
      checkOauth(call, secret);
    } else if (!same(secret, call.key().secret())) {
      throw Refused.key("bad-secret");
    }
    operation.orElseThrow(() -> Refused.noRoute("unknown-method"));
  }

  private void checkOauth(WooCall call, String secret) {
    Map<String, String> query = call.query();
    String method = call.text("oauth_signature_method", "");
    if (!METHODS.contains(method)
        || !same(
            OauthSign.of(method, call.address(), query, secret),
            call.text("oauth_signature", ""))) {
      throw Refused.oauth("bad-sign", "Invalid signature - provided signature does not match.");
    }
    if (Math.abs(timestamp(call) - call.now()) > LARGEST_SKEW_SECONDS) {
      throw Refused.oauth("bad-timestamp", "Invalid timestamp.");
    }
    String nonce = call.text("oauth_nonce", "");
    if (nonce.isEmpty() || !nonces.add(call.key().key() + " " + nonce)) {
      throw Refused.oauth("nonce-again", "Invalid nonce - nonce has already been used.");
    }
  }

  private static long timestamp(WooCall call) {
    try {
      return Long.parseLong(call.text("oauth_timestamp", ""));
    } catch (NumberFormatException e) {
      throw Refused.oauth("bad-timestamp", "Invalid timestamp.");
    }
  }

  @Override
  protected Refusal unreadable() {
    return Refused.key("unreadable");
  }

  @Override
  protected List<Refusal> tooOften() {
    return List.of(Refused.tooOften());
  }

  @Override
  protected List<Refusal> busy() {
    return List.of(Refused.busy(), Refused.failed());
  }

  @Override
  protected List<Refusal> unsuccessful() {
    return List.of(Refused.cached(), Refused.warnedAndEmpty());
  }

  /** A key that was revoked. */
  @Override
  protected List<Refusal> tokenExpired() {
    return List.of(Refused.key("expired-token"));
  }
}

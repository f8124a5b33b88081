package dev.daybook.simulator;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a client needs to be let in; all invented.
 *
 * @param accessToken the first one, which a refresh replaces; empty when a client has to ask for it
 * @param refreshToken empty when there is none
 * @param more what only some platforms need, by its name in the configuration: {@code
 *     marketplace_ids}
 */
public record Credentials(
    String clientId,
    String clientSecret,
    String accessToken,
    String refreshToken,
    Map<String, String> more) {
  public Credentials {
    more = Map.copyOf(more);
  }

  public Credentials(
      String clientId, String clientSecret, String accessToken, String refreshToken) {
    this(clientId, clientSecret, accessToken, refreshToken, Map.of());
  }

  /** Those of this shop's merchant, let in by another's app. */
  Credentials ofApp(Credentials app) {
    return new Credentials(app.clientId, app.clientSecret, accessToken, refreshToken, app.more);
  }

  /** Where the platform knows no such token, it stays empty. */
  Credentials with(Tokens.Pair pair) {
    return new Credentials(
        clientId,
        clientSecret,
        accessToken.isEmpty() ? "" : pair.access(),
        refreshToken.isEmpty() ? "" : pair.refresh(),
        more);
  }

  /** As a shop's {@code credentials} are written in the configuration. Secret: not for logs. */
  public SortedMap<String, String> configured() {
    var configured = new TreeMap<>(more);
    configured.put("client_id", clientId);
    configured.put("client_secret", clientSecret);
    configured.put("access_token", accessToken);
    configured.put("refresh_token", refreshToken);
    configured.values().removeIf(String::isEmpty);
    return configured;
  }

  /** Secrets are never printed. */
  @Override
  public String toString() {
    return "Credentials[" + clientId + "]";
  }
}

package dev.daybook.simulator;

/**
 * What a client needs to be let in; all invented.
 *
 * @param accessToken the first one; a refresh replaces it
 */
public record Credentials(
    String clientId, String clientSecret, String accessToken, String refreshToken) {
  static final Credentials PINDUODUO =
      new Credentials("pddclient0001", "pdd-secret-0001", "pdd-token-0001", "pdd-refresh-0001");

  /** Secrets are never printed. */
  @Override
  public String toString() {
    return "Credentials[" + clientId + "]";
  }
}

package dev.daybook.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The one valid pair of tokens; making a new pair kills the old one, as re-authorising does. */
final class Tokens {
  static final Duration LIFE = Duration.ofDays(30);

  private final Clock clock;
  private int generation = 1;
  private Instant expiresAt;

  Tokens(Clock clock) {
    this.clock = clock;
    this.expiresAt = clock.instant().plus(LIFE);
  }

  /** Fails when the token was never one of ours, is spent or was replaced. */
  synchronized void check(String token) {
    if (token.equals(name("token", generation)) && clock.instant().isBefore(expiresAt)) {
      return;
    }
    for (int earlier = 1; earlier <= generation; earlier++) {
      if (token.equals(name("token", earlier))) {
        throw new Refusal(Refusal.TOKEN_EXPIRED, "expired-token", "access_token已过期");
      }
    }
    throw new Refusal(
        Refusal.TOKEN_OF_ANOTHER_CLIENT, "unknown-token", "access_token不属于该client_id");
  }

  synchronized Pair refresh(String refreshToken) {
    if (!refreshToken.equals(name("refresh", generation))) {
      throw new Refusal(Refusal.TOKEN_EXPIRED, "unknown-token", "refresh_token已过期");
    }
    generation++;
    expiresAt = clock.instant().plus(LIFE);
    return new Pair(name("token", generation), name("refresh", generation));
  }

  /** From now on the present access token is refused; its refresh token still works. */
  synchronized void expire() {
    expiresAt = clock.instant();
  }

  private static String name(String kind, int generation) {
    return String.format(Locale.ROOT, "pdd-%s-%04d", kind, generation);
  }

  record Pair(String access, String refresh) {
    /** Tokens are never printed. */
    @Override
    public String toString() {
      return "Pair[]";
    }
  }
}

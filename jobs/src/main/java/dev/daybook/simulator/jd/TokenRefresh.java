package dev.daybook.simulator.jd;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Tokens;
import java.time.Duration;

/**
 * {@code /oauth2/refresh_token}: only within the last 24 hours of a token's life, and never after
 * it. Its fields and its refusals are unconfirmed.
 */
final class TokenRefresh implements Operation<JdCall> {
  static final String PATH = "/oauth2/refresh_token";
  private static final Duration RENEWABLE = Duration.ofHours(24);

  @Override
  public String name() {
    return PATH;
  }

  @Override
  public boolean needsToken() {
    return false;
  }

  @Override
  public Answer answer(Stall stall, JdCall call) {
    Tokens tokens = stall.tokens();
    if (!call.parameter("app_secret").equals(stall.credentials().clientSecret())) {
      throw Refused.token("bad-secret");
    }
    if (!tokens.refreshes(call.parameter("refresh_token"))) {
      throw Refused.token("unknown-token");
    }
    if (tokens.left().isZero()) {
      throw Refused.token("refresh-after-the-end");
    }
    if (tokens.left().compareTo(RENEWABLE) > 0) {
      throw Refused.token("refresh-too-early");
    }
    Tokens.Pair pair = tokens.renew();
    return Json.answer(
        Json.object(
            "access_token",
            pair.access(),
            "refresh_token",
            pair.refresh(),
            "expires_in",
            tokens.life().toSeconds(),
            "token_type",
            "bearer",
            "uid",
            "10001",
            "xid",
            "xid-0001"));
  }
}

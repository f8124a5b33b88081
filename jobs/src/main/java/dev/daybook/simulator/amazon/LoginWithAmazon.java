package dev.daybook.simulator.amazon;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Tokens;
import java.time.Duration;

/**
 * {@code POST /auth/o2/token}: an access token for one hour. The one in use is given again while it
 * lives for a minute more, so that nobody who holds it is shut out.
 */
final class LoginWithAmazon implements Operation<AmazonCall> {
  static final String PATH = "/auth/o2/token";
  private static final Duration LAST_MINUTE = Duration.ofMinutes(1);

  @Override
  public String name() {
    return PATH;
  }

  @Override
  public boolean needsToken() {
    return false;
  }

  @Override
  public Answer answer(Stall stall, AmazonCall call) {
    Tokens tokens = stall.tokens();
    if (!call.parameter("client_secret").equals(stall.credentials().clientSecret())) {
      throw Refused.login(401, "invalid_client", "bad-secret");
    }
    if (!call.parameter("grant_type").equals("refresh_token")) {
      throw Refused.login(400, "unsupported_grant_type", "bad-parameter");
    }
    if (!tokens.refreshes(call.parameter("refresh_token"))) {
      throw Refused.login(400, "invalid_grant", "unknown-token");
    }
    if (tokens.left().compareTo(LAST_MINUTE) < 0) {
      tokens.renew();
    }
    return Json.answer(
        Json.object(
            "access_token", tokens.pair().access(),
            "refresh_token", tokens.pair().refresh(),
            "token_type", "bearer",
            "expires_in", tokens.left().toSeconds()));
  }
}

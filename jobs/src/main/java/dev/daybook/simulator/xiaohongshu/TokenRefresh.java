package dev.daybook.simulator.xiaohongshu;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Tokens;
import java.time.Duration;

/**
 * {@code oauth.refreshToken}: a new pair within the last 30 minutes of a token's life; before them
 * the same token comes back. After them it is refused (unconfirmed). Ends are milliseconds since
 * 1970; the names of the fields are unconfirmed.
 */
final class TokenRefresh implements Operation<XhsCall> {
  private static final Duration RENEWABLE = Duration.ofMinutes(30);
  private static final Duration REFRESH_LIFE_BEYOND = Duration.ofDays(7);

  @Override
  public String name() {
    return "oauth.refreshToken";
  }

  @Override
  public boolean needsToken() {
    return false;
  }

  @Override
  public Answer answer(Stall stall, XhsCall call) {
    Tokens tokens = stall.tokens();
    if (!tokens.refreshes(call.text("refreshToken"))) {
      throw Refused.refreshToken("unknown-token");
    }
    Duration left = tokens.left();
    if (left.isZero()) {
      throw Refused.refreshToken("refresh-after-the-end");
    }
    boolean renewable = left.compareTo(RENEWABLE) <= 0;
    Tokens.Pair pair = renewable ? tokens.renew() : tokens.pair();
    long end = call.now() + tokens.left().toSeconds();
    return XhsCall.ok(
        Json.object(
            "accessToken",
            pair.access(),
            "accessTokenExpiresAt",
            end * 1_000,
            "refreshToken",
            pair.refresh(),
            "refreshTokenExpiresAt",
            (end + REFRESH_LIFE_BEYOND.toSeconds()) * 1_000,
            "sellerId",
            "seller-%04d".formatted(stall.number()),
            "sellerName",
            "示例旗舰店"));
  }
}

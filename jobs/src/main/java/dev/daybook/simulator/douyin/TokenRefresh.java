package dev.daybook.simulator.douyin;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Tokens;

/** {@code token.refresh}: a new pair of tokens; the old pair is dead (unconfirmed). */
final class TokenRefresh implements Operation<DouyinCall> {
  @Override
  public String name() {
    return "token.refresh";
  }

  @Override
  public boolean needsToken() {
    return false;
  }

  @Override
  public Answer answer(Stall stall, DouyinCall call) {
    Tokens tokens = stall.tokens();
    if (!call.text("grant_type").equals("refresh_token")) {
      throw Refused.parameter("bad-parameter", "grant_type应为refresh_token");
    }
    if (!tokens.refreshes(call.text("refresh_token"))) {
      throw Refused.refreshToken();
    }
    Tokens.Pair pair = tokens.renew();
    return call.answer(
        Json.object(
            "access_token",
            pair.access(),
            "refresh_token",
            pair.refresh(),
            "expires_in",
            tokens.life().toSeconds(),
            "scope",
            "SCOPE",
            "shop_id",
            4_400_000 + stall.number(),
            "shop_name",
            "示例旗舰店"));
  }
}

package dev.daybook.simulator.pinduoduo;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Tokens;

/**
 * {@code pdd.pop.auth.token.refresh}: a new pair of tokens for {@code refresh_token}; the old pair
 * is dead.
 */
final class TokenRefresh implements Operation<Call> {
  @Override
  public String name() {
    return "pdd.pop.auth.token.refresh";
  }

  @Override
  public boolean needsToken() {
    return false;
  }

  @Override
  public Answer answer(Stall stall, Call call) {
    Tokens tokens = stall.tokens();
    if (!tokens.refreshes(call.text("refresh_token"))) {
      throw Refused.refreshTokenExpired();
    }
    Tokens.Pair pair = tokens.renew();
    return Answer.json(
        Envelope.response(
            "pop_auth_token_refresh_response",
            call.requestId(),
            json -> {
              json.writeStringProperty("access_token", pair.access());
              json.writeStringProperty("refresh_token", pair.refresh());
              json.writeNumberProperty("expires_in", tokens.life().toSeconds());
              json.writeStringProperty("owner_id", "10001");
              json.writeStringProperty("owner_name", "示例旗舰店");
              json.writeArrayPropertyStart("scope");
              json.writeString("pdd.order.number.list.increment.get");
              json.writeString("pdd.order.information.get");
              json.writeEndArray();
            }));
  }
}

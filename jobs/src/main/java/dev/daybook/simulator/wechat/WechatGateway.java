package dev.daybook.simulator.wechat;

import dev.daybook.simulator.Ask;
import dev.daybook.simulator.Gateway;
import dev.daybook.simulator.Hall;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Refusal;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Tokens;
import java.util.List;
import java.util.Optional;

/** Lets a call in by its token alone, or by appid and secret where it asks for one. */
final class WechatGateway extends Gateway<WechatCall> {
  WechatGateway(Hall hall) {
    super(
        hall,
        List.of(
            new StableToken(hall.clock()),
            new OrderList(),
            new OrderGet(),
            new AfterSaleList(),
            new AfterSaleGet()));
  }

  @Override
  protected WechatCall read(Ask ask, long now, String requestId) {
    if (!ask.method().equals("POST")) {
      throw Refused.verb();
    }
    return new WechatCall(ask.path(), ask.asked(), Json.objectOf(ask.text()), now);
  }

  @Override
  protected Stall stallOf(WechatCall call) {
    if (call.operation().equals(StableToken.PATH)) {
      return hall().ofClient(call.text("appid")).orElseThrow(Refused::client);
    }
    if (call.token().isEmpty()) {
      throw Refused.tokenMissing();
    }
    return hall().ofToken(call.token()).orElseThrow(Refused::tokenUnknown);
  }

  @Override
  protected void letIn(Stall stall, WechatCall call, Optional<Operation<WechatCall>> operation) {
    boolean needsToken = operation.orElseThrow(Refused::method).needsToken();
    if (needsToken && stall.tokens().state(call.token()) != Tokens.State.VALID) {
      throw Refused.tokenExpired();
    }
  }

  @Override
  protected Refusal unreadable() {
    return Refused.body("unreadable", "the body is no JSON object");
  }

  @Override
  protected List<Refusal> tooOften() {
    return List.of(Refused.tooOften());
  }

  @Override
  protected List<Refusal> busy() {
    return List.of(Refused.busy());
  }

  @Override
  protected List<Refusal> tokenExpired() {
    return List.of(Refused.tokenExpired());
  }
}

package dev.daybook.simulator.xiaohongshu;

import dev.daybook.simulator.Ask;
import dev.daybook.simulator.Gateway;
import dev.daybook.simulator.Hall;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Refusal;
import dev.daybook.simulator.Stall;
import java.util.List;
import java.util.Optional;

/** Lets a call in by app id, version, signature, timestamp, method and token. */
final class XiaohongshuGateway extends Gateway<XhsCall> {
  /** Unconfirmed. */
  private static final long LARGEST_SKEW_SECONDS = 600;

  XiaohongshuGateway(Hall hall) {
    super(hall, List.of(new OrderList(), new OrderDetail(), new TokenRefresh()));
  }

  @Override
  protected XhsCall read(Ask ask, long now, String requestId) {
    if (!ask.method().equals("POST")) {
      throw Refused.verb();
    }
    return new XhsCall(Json.objectOf(ask.text()), now);
  }

  @Override
  protected Stall stallOf(XhsCall call) {
    return hall()
        .ofClient(call.system("appId"), call.system("accessToken"), call.system("refreshToken"))
        .orElseThrow(Refused::client);
  }

  @Override
  protected void letIn(Stall stall, XhsCall call, Optional<Operation<XhsCall>> operation) {
    String timestamp = call.system("timestamp");
    if (!call.system("version").equals("2.0")) {
      throw Refused.version();
    }
    String expected =
        XiaohongshuSign.of(
            call.operation(),
            call.system("appId"),
            timestamp,
            "2.0",
            stall.credentials().clientSecret());
    if (!same(expected, call.system("sign"))) {
      throw Refused.sign();
    }
    checkTime(timestamp, call.now());
    if (operation.orElseThrow(Refused::method).needsToken()) {
      checkToken(stall, call.system("accessToken"));
    }
  }

  /** Seconds as text. */
  private static void checkTime(String timestamp, long now) {
    if (!timestamp.matches("\\d{10}")
        || Math.abs(Long.parseLong(timestamp) - now) > LARGEST_SKEW_SECONDS) {
      throw Refused.timestamp();
    }
  }

  private static void checkToken(Stall stall, String token) {
    switch (stall.tokens().state(token)) {
      case EXPIRED -> throw Refused.token("expired-token");
      case UNKNOWN -> throw Refused.token("unknown-token");
      case VALID -> {}
    }
  }

  @Override
  protected Refusal unreadable() {
    return Refused.parameter("unreadable", "body");
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
  protected List<Refusal> unsuccessful() {
    return List.of(Refused.inner());
  }

  @Override
  protected List<Refusal> tokenExpired() {
    return List.of(Refused.token("expired-token"));
  }
}

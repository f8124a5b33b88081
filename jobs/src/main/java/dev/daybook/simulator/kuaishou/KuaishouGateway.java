package dev.daybook.simulator.kuaishou;

import dev.daybook.simulator.Ask;
import dev.daybook.simulator.Gateway;
import dev.daybook.simulator.Hall;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Refusal;
import dev.daybook.simulator.Stall;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets a call in by app key, version, timestamp, signature, method and token. */
final class KuaishouGateway extends Gateway<KuaishouCall> {
  /** Unconfirmed. */
  private static final long LARGEST_SKEW_MILLIS = 600_000;

  KuaishouGateway(Hall hall) {
    super(hall, List.of(new CursorList(), new OrderDetail()));
  }

  @Override
  protected KuaishouCall read(Ask ask, long now, String requestId) {
    if (!ask.method().equals("GET")) {
      throw Refused.verb();
    }
    Map<String, String> query = ask.asked();
    return new KuaishouCall(
        ask.path().substring(1).replace('/', '.'),
        query,
        Json.objectOf(query.getOrDefault("param", "{}")),
        now);
  }

  @Override
  protected Stall stallOf(KuaishouCall call) {
    return hall()
        .ofClient(call.query("appkey"), call.query("access_token"))
        .orElseThrow(Refused::client);
  }

  @Override
  protected void letIn(
      Stall stall, KuaishouCall call, Optional<Operation<KuaishouCall>> operation) {
    if (!call.query("version").equals("1")) {
      throw Refused.version();
    }
    if (Math.abs(timestamp(call) - call.now() * 1_000) > LARGEST_SKEW_MILLIS) {
      throw Refused.timestamp();
    }
    String secret = stall.credentials().more().get(KuaishouPlatform.SIGN_SECRET);
    KuaishouSign.of(call.query(), secret)
        .filter(expected -> same(expected, call.query("sign")))
        .orElseThrow(Refused::sign);
    if (operation.isEmpty() || !call.query("method").equals(call.operation())) {
      throw Refused.method();
    }
    switch (stall.tokens().state(call.query("access_token"))) {
      case EXPIRED -> throw Refused.token("expired-token");
      case UNKNOWN -> throw Refused.token("unknown-token");
      case VALID -> {}
    }
  }

  /** Milliseconds; seconds are far off. */
  private static long timestamp(KuaishouCall call) {
    try {
      return Long.parseLong(call.query("timestamp"));
    } catch (NumberFormatException e) {
      throw Refused.timestamp();
    }
  }

  @Override
  protected Refusal unreadable() {
    return Refused.parameter("unreadable", "param");
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
    return List.of(Refused.token("expired-token"));
  }
}

package dev.daybook.simulator.jd;

import dev.daybook.simulator.Ask;
import dev.daybook.simulator.Gateway;
import dev.daybook.simulator.Hall;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Parameters;
import dev.daybook.simulator.Refusal;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Tokens.State;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets a call in by app key, version, timestamp, signature, method and token. */
final class JdGateway extends Gateway<JdCall> {
  private static final long LARGEST_SKEW_SECONDS = 360;
  private static final DateTimeFormatter WITH_ZONE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSZ");

  JdGateway(Hall hall) {
    super(
        hall,
        List.of(
            new OrderSearch("jingdong.pop.order.search"),
            new OrderSearch("jingdong.pop.order.enSearch"),
            new OrderGet("jingdong.pop.order.get"),
            new OrderGet("jingdong.pop.order.enGet"),
            new RefundApplies(),
            new ServiceBills(),
            new TokenRefresh()));
  }

  @Override
  protected JdCall read(Ask ask, long now, String requestId) {
    var parameters = ask.method().equals("GET") ? ask.asked() : Parameters.ofForm(ask.text());
    boolean gateway = ask.path().equals(JdPlatform.PATH);
    return new JdCall(
        gateway ? parameters.getOrDefault("method", "") : TokenRefresh.PATH,
        parameters,
        Json.objectOf(parameters.getOrDefault("360buy_param_json", "{}")),
        now);
  }

  @Override
  protected Stall stallOf(JdCall call) {
    return hall()
        .ofClient(
            call.parameter("app_key"),
            call.parameter("access_token"),
            call.parameter("refresh_token"))
        .orElseThrow(Refused::client);
  }

  @Override
  protected void letIn(Stall stall, JdCall call, Optional<Operation<JdCall>> operation) {
    if (operation.filter(found -> !found.needsToken()).isPresent()) {
      return;
    }
    checkSystem(stall, call);
    operation.orElseThrow(() -> Refused.method(call.operation().isEmpty()));
    State state = stall.tokens().state(call.parameter("access_token"));
    if (state != State.VALID) {
      throw Refused.token(state == State.EXPIRED ? "expired-token" : "unknown-token");
    }
  }

  private static void checkSystem(Stall stall, JdCall call) {
    Map<String, String> sent = call.parameters();
    if (!call.parameter("v").equals("2.0")) {
      throw Refused.version(!sent.containsKey("v"));
    }
    if (Math.abs(timestamp(call) - call.now()) > LARGEST_SKEW_SECONDS) {
      throw Refused.timestamp(false);
    }
    String expected = JdSign.of(sent, stall.credentials().clientSecret());
    if (!same(expected, call.parameter("sign"))) {
      throw Refused.sign(!sent.containsKey("sign"));
    }
  }

  /** Beijing time, or with milliseconds and an offset as the platform's own sample has it. */
  private static long timestamp(JdCall call) {
    String text = call.parameter("timestamp");
    try {
      return Instant.from((text.contains(".") ? WITH_ZONE : JdTime.BEIJING).parse(text))
          .getEpochSecond();
    } catch (DateTimeException e) {
      throw Refused.timestamp(text.isEmpty());
    }
  }

  @Override
  protected Refusal unreadable() {
    return Refused.unreadable();
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

  @Override
  protected List<Refusal> unsuccessful() {
    var search = new Wrapper("jingdong.pop.order.search", "searchorderinfo_result");
    return Stream.of(false, true)
        .map(text -> new Refusal("busy", requestId -> search.unsuccessful(text, "系统繁忙")))
        .toList();
  }
}

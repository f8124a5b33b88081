package dev.daybook.simulator.taobao;

import dev.daybook.simulator.Ask;
import dev.daybook.simulator.Gateway;
import dev.daybook.simulator.Hall;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Parameters;
import dev.daybook.simulator.Refusal;
import dev.daybook.simulator.Stall;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets a call in by app key, format, version, timestamp, signature, method and session. */
final class TaobaoGateway extends Gateway<TaobaoCall> {
  /** Unconfirmed. */
  private static final long LARGEST_SKEW_SECONDS = 600;

  private static final int USUAL_BAN_SECONDS = 3;

  TaobaoGateway(Hall hall) {
    super(hall, List.of(SoldTrades.byUpdate(), SoldTrades.byCreation(), new FullTrade()));
  }

  @Override
  protected TaobaoCall read(Ask ask, long now, String requestId) {
    if (!ask.method().equals("POST")) {
      throw Refused.verb();
    }
    return new TaobaoCall(Parameters.ofForm(ask.text()), now, requestId);
  }

  @Override
  protected Stall stallOf(TaobaoCall call) {
    String key = call.text("app_key");
    return hall()
        .ofClient(key, call.text("session"))
        .orElseThrow(() -> Refused.client(key.isEmpty()));
  }

  @Override
  protected void letIn(Stall stall, TaobaoCall call, Optional<Operation<TaobaoCall>> operation) {
    if (!call.text("format").equals("json")) {
      throw Refused.format();
    }
    if (!call.text("v").equals("2.0")) {
      throw Refused.version();
    }
    if (Math.abs(timestamp(call) - call.now()) > LARGEST_SKEW_SECONDS) {
      throw Refused.timestamp(false);
    }
    checkSign(stall, call.parameters());
    operation.orElseThrow(() -> Refused.method(call.operation().isEmpty()));
    checkSession(stall, call.text("session"));
  }

  /** Beijing time as text; a number or another zone's time is none or is far off. */
  private static long timestamp(TaobaoCall call) {
    String text = call.text("timestamp");
    try {
      return TaobaoTime.second(text);
    } catch (DateTimeException e) {
      throw Refused.timestamp(text.isEmpty());
    }
  }

  private static void checkSign(Stall stall, Map<String, String> sent) {
    String given = sent.getOrDefault("sign", "");
    boolean right =
        TaobaoSign.of(sent, stall.credentials().clientSecret())
            .filter(expected -> same(expected, given))
            .isPresent();
    if (!right) {
      throw Refused.sign(given.isEmpty());
    }
  }

  private static void checkSession(Stall stall, String session) {
    if (session.isEmpty()) {
      throw Refused.sessionMissing();
    }
    switch (stall.tokens().state(session)) {
      case EXPIRED -> throw Refused.session("expired-token");
      case UNKNOWN -> throw Refused.session("unknown-token");
      case VALID -> {}
    }
  }

  @Override
  protected Refusal unreadable() {
    return Refused.missing("method");
  }

  @Override
  protected Refusal tooOften(Stall stall, Operation<TaobaoCall> operation) {
    Duration wait = stall.waitOf(operation);
    return Refused.tooOften(wait.toSeconds() + (wait.getNano() > 0 ? 1 : 0));
  }

  @Override
  protected List<Refusal> tooOften() {
    return List.of(Refused.tooOften(USUAL_BAN_SECONDS), Refused.tooOftenWithoutWait());
  }

  @Override
  protected List<Refusal> busy() {
    return List.of(Refused.unavailable(), Refused.remote(), Refused.rejected());
  }

  @Override
  protected List<Refusal> tokenExpired() {
    return List.of(Refused.session("expired-token"));
  }
}

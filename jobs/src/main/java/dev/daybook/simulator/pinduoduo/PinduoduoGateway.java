package dev.daybook.simulator.pinduoduo;

import dev.daybook.simulator.Ask;
import dev.daybook.simulator.Gateway;
import dev.daybook.simulator.Hall;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Parameters;
import dev.daybook.simulator.Refusal;
import dev.daybook.simulator.Stall;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets a call in by client, signature, timestamp, method and token, in this order. */
final class PinduoduoGateway extends Gateway<Call> {
  private static final long LARGEST_SKEW_SECONDS = 600;

  PinduoduoGateway(Hall hall) {
    super(
        hall,
        List.of(
            new OrdersByUpdate(),
            new OrdersByConfirmation(),
            new OrderInformation(),
            new RefundsByUpdate(),
            new RefundInformation(),
            new PlatformTime(),
            new TokenRefresh()));
  }

  @Override
  protected Call read(Ask ask, long now, String requestId) {
    if (!ask.method().equals("POST")) {
      throw Refused.verb();
    }
    return new Call(Parameters.of(ask), now, requestId);
  }

  @Override
  protected Stall stallOf(Call call) {
    return hall()
        .ofClient(call.text("client_id"), sent(call, "access_token"), sent(call, "refresh_token"))
        .orElseThrow(Refused::client);
  }

  private static String sent(Call call, String name) {
    return call.parameters().getOrDefault(name, "");
  }

  @Override
  protected void letIn(Stall stall, Call call, Optional<Operation<Call>> operation) {
    String expected = PinduoduoSign.of(call.parameters(), stall.credentials().clientSecret());
    if (!same(expected, call.text("sign"))) {
      throw Refused.sign();
    }
    if (Math.abs(call.number("timestamp") - call.now()) > LARGEST_SKEW_SECONDS) {
      throw Refused.parameter("bad-timestamp", "timestamp超出10分钟");
    }
    if (operation.orElseThrow(Refused::method).needsToken()) {
      checkToken(stall, call.text("access_token"));
    }
  }

  private static void checkToken(Stall stall, String token) {
    switch (stall.tokens().state(token)) {
      case EXPIRED -> throw Refused.tokenExpired();
      case UNKNOWN -> throw Refused.tokenOfAnother();
      case VALID -> {}
    }
  }

  @Override
  protected Refusal unreadable() {
    return Refused.unreadable();
  }

  @Override
  protected List<Refusal> tooOften() {
    return Stream.of(52101, 70031).map(Refused::tooOften).toList();
  }

  @Override
  protected List<Refusal> busy() {
    return Stream.of(50000, 52001, 52102).map(Refused::busy).toList();
  }

  @Override
  protected List<Refusal> tokenExpired() {
    return List.of(Refused.tokenExpired());
  }
}

package dev.daybook.simulator.shopify;

import dev.daybook.simulator.Ask;
import dev.daybook.simulator.Gateway;
import dev.daybook.simulator.Hall;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Refusal;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Tokens.State;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lets a call in by token and version of the API. */
final class ShopifyGateway extends Gateway<ShopifyCall> {
  /** A dated quarter. */
  private static final Pattern VERSION =
      Pattern.compile("/admin/api/\\d{4}-(01|04|07|10)/orders\\.json");

  private static final String USUAL_WAIT = "2.0";

  ShopifyGateway(Hall hall) {
    super(hall, List.of(new Orders()));
  }

  @Override
  protected ShopifyCall read(Ask ask, long now, String requestId) {
    if (!ask.method().equals("GET")) {
      throw Refused.verb();
    }
    return new ShopifyCall(
        VERSION.matcher(ask.path()).matches() ? Orders.NAME : ask.path(),
        "http://" + ask.header("host") + ask.path(),
        ask.header("x-shopify-access-token"),
        ask.asked(),
        now);
  }

  @Override
  protected Stall stallOf(ShopifyCall call) {
    if (call.token().isEmpty()) {
      throw Refused.token("missing-token");
    }
    return hall().ofToken(call.token()).orElseThrow(() -> Refused.token("unknown-token"));
  }

  @Override
  protected void letIn(Stall stall, ShopifyCall call, Optional<Operation<ShopifyCall>> operation) {
    if (stall.tokens().state(call.token()) != State.VALID) {
      throw Refused.token("expired-token");
    }
    operation.orElseThrow(() -> Refused.notFound("bad-version"));
  }

  @Override
  protected Refusal unreadable() {
    return Refused.parameter("unreadable", "base");
  }

  /** Tenths of a second, rounded up. */
  @Override
  protected Refusal tooOften(Stall stall, Operation<ShopifyCall> operation) {
    long tenths = (stall.waitOf(operation).toMillis() + 99) / 100;
    return Refused.tooOften(String.format(Locale.ROOT, "%d.%d", tenths / 10, tenths % 10));
  }

  @Override
  protected List<Refusal> tooOften() {
    return List.of(Refused.tooOften(USUAL_WAIT));
  }

  @Override
  protected List<Refusal> busy() {
    return List.of(Refused.busy(500), Refused.busy(503));
  }

  @Override
  protected List<Refusal> tokenExpired() {
    return List.of(Refused.token("expired-token"));
  }
}

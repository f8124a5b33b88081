package dev.daybook.simulator.amazon;

import dev.daybook.simulator.Ask;
import dev.daybook.simulator.Gateway;
import dev.daybook.simulator.Hall;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Parameters;
import dev.daybook.simulator.Refusal;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Tokens;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets a call in by the token in its header. No signature has been asked for since 2023. */
final class AmazonGateway extends Gateway<AmazonCall> {
  private static final Pattern PATH =
      Pattern.compile("/orders/(v0|2026-01-01)/orders(?:/([^/]+)(?:/([A-Za-z]+))?)?");

  AmazonGateway(Hall hall) {
    super(
        hall,
        List.of(
            new LoginWithAmazon(),
            new GetOrders(),
            new GetOrder(),
            new GetOrderItems(),
            new SearchOrders(),
            new GetOrder2026()));
  }

  @Override
  protected AmazonCall read(Ask ask, long now, String requestId) {
    if (ask.path().equals(LoginWithAmazon.PATH)) {
      return new AmazonCall(
          LoginWithAmazon.PATH, "", "", Parameters.ofForm(ask.text()), now, requestId);
    }
    Matcher path = PATH.matcher(ask.path());
    boolean known = path.matches() && ask.method().equals("GET");
    return new AmazonCall(
        known ? operation(path.group(1).equals("v0"), path.group(2), path.group(3)) : "",
        known && path.group(2) != null
            ? URLDecoder.decode(path.group(2), StandardCharsets.UTF_8)
            : "",
        ask.header("x-amz-access-token"),
        ask.asked(),
        now,
        requestId);
  }

  private static String operation(boolean v0, String order, String part) {
    if (order == null) {
      return v0 ? GetOrders.NAME : SearchOrders.NAME;
    }
    if (part == null) {
      return v0 ? GetOrder.NAME : GetOrder2026.NAME;
    }
    return v0 && part.equals("orderItems") ? GetOrderItems.NAME : "";
  }

  @Override
  protected Stall stallOf(AmazonCall call) {
    if (call.operation().equals(LoginWithAmazon.PATH)) {
      return hall()
          .ofClient(call.parameter("client_id"), call.parameter("refresh_token"))
          .orElseThrow(() -> Refused.login(401, "invalid_client", "bad-client"));
    }
    if (call.token().isEmpty()) {
      throw Refused.tokenMissing();
    }
    return hall().ofToken(call.token()).orElseThrow(Refused::tokenUnknown);
  }

  @Override
  protected void letIn(Stall stall, AmazonCall call, Optional<Operation<AmazonCall>> operation) {
    boolean needsToken = operation.orElseThrow(Refused::unknownPath).needsToken();
    if (needsToken && stall.tokens().state(call.token()) != Tokens.State.VALID) {
      throw Refused.tokenExpired();
    }
  }

  @Override
  protected Refusal unreadable() {
    return Refused.input("unreadable", "The request cannot be read");
  }

  @Override
  protected List<Refusal> tooOften() {
    return List.of(Refused.tooOften());
  }

  @Override
  protected List<Refusal> busy() {
    return List.of(
        Refused.failing(500, "InternalFailure"), Refused.failing(503, "ServiceUnavailable"));
  }

  @Override
  protected List<Refusal> tokenExpired() {
    return List.of(Refused.tokenExpired());
  }
}

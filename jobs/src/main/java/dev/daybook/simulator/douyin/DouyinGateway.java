package dev.daybook.simulator.douyin;

import dev.daybook.simulator.Ask;
import dev.daybook.simulator.Gateway;
import dev.daybook.simulator.Hall;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.Refusal;
import dev.daybook.simulator.Stall;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Lets a call in by app key, signature, timestamp, method and token. */
final class DouyinGateway extends Gateway<DouyinCall> {
  private static final DateTimeFormatter BEIJING =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(Marketplaces.ZONE);

  /** Unconfirmed. */
  private static final long LARGEST_SKEW_SECONDS = 600;

  DouyinGateway(Hall hall) {
    super(
        hall,
        List.of(
            new SearchList(),
            new OrderDetail(),
            new AfterSaleList(),
            new AfterSaleDetail(),
            new TokenRefresh()));
  }

  @Override
  protected DouyinCall read(Ask ask, long now, String requestId) {
    String body = ask.text();
    return new DouyinCall(
        ask.path().substring(1).replace('/', '.'),
        ask.asked(),
        body,
        Json.objectOf(body),
        now,
        requestId);
  }

  @Override
  protected Stall stallOf(DouyinCall call) {
    String key = call.query("app_key");
    if (key.isEmpty()) {
      throw Refused.missing("isv.app-id-missing", "bad-client");
    }
    return hall()
        .ofClient(key, call.query("access_token"), call.json().path("refresh_token").asString(""))
        .orElseThrow(Refused::client);
  }

  @Override
  protected void letIn(Stall stall, DouyinCall call, Optional<Operation<DouyinCall>> operation) {
    checkSign(stall, call);
    if (Math.abs(timestamp(call) - call.now()) > LARGEST_SKEW_SECONDS) {
      throw Refused.timestamp();
    }
    if (!call.query("v").equals("2") || !call.query("method").equals(call.operation())) {
      throw Refused.parameter("bad-parameter", "v应为2, method应与路径一致");
    }
    if (operation.orElseThrow(Refused::method).needsToken()) {
      checkToken(stall, call.query("access_token"));
    }
  }

  private static void checkSign(Stall stall, DouyinCall call) {
    String given = call.query("sign");
    if (given.isEmpty()) {
      throw Refused.missing("isv.signature-missing", "bad-sign");
    }
    String way = call.query("sign_method");
    boolean md5 = way.isEmpty() || way.equals("md5");
    String expected =
        DouyinSign.of(
            call.query(),
            DouyinSign.canonical(call.json()),
            stall.credentials().clientSecret(),
            md5);
    boolean canonical = call.body().equals(DouyinSign.canonical(call.json()));
    if (!canonical || !(md5 || way.equals("hmac-sha256")) || !same(expected, given)) {
      throw Refused.sign();
    }
  }

  /** Unix seconds, or Beijing time as text. */
  private static long timestamp(DouyinCall call) {
    String text = call.query("timestamp");
    try {
      return text.matches("\\d{1,12}")
          ? Long.parseLong(text)
          : Instant.from(BEIJING.parse(text)).getEpochSecond();
    } catch (DateTimeException e) {
      throw Refused.timestampFormat();
    }
  }

  private static void checkToken(Stall stall, String token) {
    if (token.isEmpty()) {
      throw Refused.missing("isv.access-token-missing", "unknown-token");
    }
    switch (stall.tokens().state(token)) {
      case EXPIRED -> throw Refused.tokenExpired();
      case UNKNOWN -> throw Refused.tokenUnknown();
      case VALID -> {}
    }
  }

  @Override
  protected Refusal unreadable() {
    return Refused.parameter("unreadable", "请求体不是JSON");
  }

  @Override
  protected List<Refusal> tooOften() {
    return List.of(Refused.tooOften());
  }

  @Override
  protected List<Refusal> busy() {
    return List.of(
        Refused.busy(20000, "dop.service-error"),
        Refused.busy(20000, "isp.service-error:10001"),
        Refused.busy(20001, ""));
  }

  @Override
  protected List<Refusal> tokenExpired() {
    return List.of(Refused.tokenExpired());
  }
}

package dev.daybook.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The gateway {@code POST /api/router} of one merchant and one client: lets a call in (client,
 * signature, timestamp, method, token, rate — in this order), then answers it or lets a fault
 * strike. Says no inside HTTP 200.
 */
final class PinduoduoPlatform {
  private static final long LARGEST_SKEW_SECONDS = 600;

  private final Clock clock;
  private final Credentials credentials;
  private final Tokens tokens;
  private final RateMeter rate;
  private final Faults faults;
  private final Map<String, PlatformMethod> methods;
  private final Tally requests;
  private final Tally violations;
  private final AtomicLong requestNumber = new AtomicLong();

  PinduoduoPlatform(
      Clock clock,
      Credentials credentials,
      Tokens tokens,
      RateMeter rate,
      Faults faults,
      Collection<PlatformMethod> methods,
      Tally requests,
      Tally violations) {
    this.clock = clock;
    this.credentials = credentials;
    this.tokens = tokens;
    this.rate = rate;
    this.faults = faults;
    this.methods =
        methods.stream().collect(Collectors.toMap(PlatformMethod::name, Function.identity()));
    this.requests = requests;
    this.violations = violations;
  }

  Answer answer(Ask ask) {
    long now = clock.instant().getEpochSecond();
    String requestId = String.format(Locale.ROOT, "%d%07d", now, requestNumber.incrementAndGet());
    try {
      var call = new Call(read(ask), now, requestId);
      PlatformMethod method = letIn(call);
      return faults.answer(method.name(), method.lists(), requestId, () -> judged(method, call));
    } catch (Refusal refusal) {
      return refused(refusal, requestId);
    }
  }

  private Map<String, String> read(Ask ask) {
    try {
      Map<String, String> parameters = Parameters.of(ask);
      requests.add(
          methods.containsKey(parameters.get("type")) ? parameters.get("type") : "unknown");
      return parameters;
    } catch (Refusal refusal) {
      requests.add("unreadable");
      throw refusal;
    }
  }

  private PlatformMethod letIn(Call call) {
    if (!credentials.clientId().equals(call.text("client_id"))) {
      throw new Refusal(Refusal.BAD_CLIENT, "bad-client", "client_id不正确");
    }
    checkSign(call);
    if (Math.abs(call.number("timestamp") - call.now()) > LARGEST_SKEW_SECONDS) {
      throw new Refusal(Refusal.BAD_PARAMETER, "bad-timestamp", "参数错误: timestamp超出10分钟");
    }
    PlatformMethod method = methods.get(call.text("type"));
    if (method == null) {
      throw new Refusal(Refusal.BAD_METHOD, "unknown-method", "type不正确");
    }
    if (method.needsToken()) {
      tokens.check(call.text("access_token"));
    }
    rate.count();
    return method;
  }

  private void checkSign(Call call) {
    String expected = PinduoduoSign.of(call.parameters(), credentials.clientSecret());
    if (!MessageDigest.isEqual(bytes(expected), bytes(call.text("sign")))) {
      throw new Refusal(Refusal.BAD_SIGN, "bad-sign", "签名sign校验失败");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Answer judged(PlatformMethod method, Call call) {
    try {
      return method.answer(call);
    } catch (Refusal refusal) {
      return refused(refusal, call.requestId());
    }
  }

  private Answer refused(Refusal refusal, String requestId) {
    violations.add(refusal.violation());
    return Envelope.error(refusal.code(), refusal.getMessage(), requestId);
  }
}

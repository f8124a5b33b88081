package dev.daybook.simulator.wechat;

import dev.daybook.canonical.ShopId;
import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.RateLimit;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code /cgi-bin/stable_token}: the shop's one token for all who ask, with the seconds it still
 * lives; another one from five minutes before its end. {@code force_refresh} at most 20 times a day
 * and every 30 seconds.
 */
final class StableToken implements Operation<WechatCall> {
  static final String PATH = "/cgi-bin/stable_token";
  private static final Duration EARLY = Duration.ofMinutes(5);
  private static final Duration BETWEEN_FORCED = Duration.ofSeconds(30);
  private static final int FORCED_A_DAY = 20;

  private final Clock clock;
  private final Map<ShopId, Deque<Instant>> forced = new ConcurrentHashMap<>();

  StableToken(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return PATH;
  }

  @Override
  public boolean needsToken() {
    return false;
  }

  @Override
  public RateLimit usualRate() {
    return new RateLimit(10_000, Duration.ofMinutes(1));
  }

  @Override
  public synchronized Answer answer(Stall stall, WechatCall call) {
    if (!call.text("secret").equals(stall.credentials().clientSecret())) {
      throw Refused.secret();
    }
    if (!call.text("grant_type").equals("client_credential")) {
      throw Refused.body("bad-parameter", "grant_type is client_credential");
    }
    Tokens tokens = stall.tokens();
    if (call.body().path("force_refresh").asBoolean(false)) {
      countForced(stall);
      tokens.renew();
    } else if (tokens.left().compareTo(EARLY) <= 0) {
      tokens.renew();
    }
    return Json.answer(
        Json.object(
            "access_token", tokens.pair().access(), "expires_in", tokens.left().toSeconds()));
  }

  private void countForced(Stall stall) {
    Instant now = clock.instant();
    var times = forced.computeIfAbsent(stall.id(), unused -> new ArrayDeque<>());
    while (!times.isEmpty() && times.peekFirst().isBefore(now.minus(Duration.ofDays(1)))) {
      times.removeFirst();
    }
    boolean justNow = !times.isEmpty() && times.peekLast().plus(BETWEEN_FORCED).isAfter(now);
    if (justNow || times.size() >= FORCED_A_DAY) {
      throw Refused.tooOften();
    }
    times.addLast(now);
  }
}

package dev.daybook.simulator.robot;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Ask;
import dev.daybook.simulator.Hmac;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.RateLimit;
import dev.daybook.simulator.Robot;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A DingTalk group: 20 messages a minute, one more makes it deaf for 10 minutes; signed. */
public final class DingtalkGroup implements Robot {
  private static final String TOKEN = "demo-dingtalk-token-0017";
  private static final String SECRET =
      "SECdemo00000000000000000000000000000000000000000000000000000017";

  /** Unconfirmed. */
  private static final int LARGEST_REQUEST = 20_000;

  private static final Duration HOUR = Duration.ofHours(1);

  @Override
  public String platform() {
    return "dingtalk";
  }

  @Override
  public String path() {
    return "/robot/send";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("token", TOKEN, "secret", SECRET);
  }

  @Override
  public List<RateLimit> rates() {
    return List.of(new RateLimit(20, Duration.ofMinutes(1)));
  }

  @Override
  public Duration penalty() {
    return Duration.ofMinutes(10);
  }

  @Override
  public Said tooMany() {
    return Said.refused(130101, "send too fast, exceed 20 times per minute");
  }

  @Override
  public Said hear(Ask ask, Instant now) {
    var asked = ask.asked();
    if (!TOKEN.equals(asked.get("access_token"))) {
      return Said.refused(300001, "token is not exist");
    }
    if (!isSigned(asked, now)) {
      return Said.refused(310000, "sign not match, more: [https://ding-doc.dingtalk.com]");
    }
    try {
      var body = Json.objectOf(ask.text());
      var text = body.path("text").path("content").asString("");
      if (!body.path("msgtype").asString("").equals("text") || text.isEmpty()) {
        // The code is unconfirmed.
        return Said.refused(400101, "msgtype or text is missing");
      }
      return ask.body().length > LARGEST_REQUEST
          // The code is unconfirmed.
          ? Said.refused(400105, "message too long")
          : Said.taken(text);
    } catch (RuntimeException noObject) {
      return Said.refused(400100, "json format error");
    }
  }

  private static boolean isSigned(Map<String, String> asked, Instant now) {
    var millis = asked.getOrDefault("timestamp", "");
    if (!millis.matches("\\d{13}")) {
      return false;
    }
    var away = Duration.between(Instant.ofEpochMilli(Long.parseLong(millis)), now).abs();
    var sign = Hmac.of("HmacSHA256", SECRET, millis + "\n" + SECRET);
    return away.compareTo(HOUR) <= 0
        && Base64.getEncoder().encodeToString(sign).equals(asked.get("sign"));
  }

  @Override
  public Answer answer(Said said) {
    return Json.answer(Json.object("errcode", said.code(), "errmsg", said.message()));
  }
}

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
import tools.jackson.databind.JsonNode;

/** A Feishu group: 100 messages a minute and 5 a second, requests of 20 KB; signed in the body. */
public final class FeishuGroup implements Robot {
  private static final String TOKEN = "demo-feishu-token-0017";
  private static final String SECRET = "demoFeishuSecret17";
  private static final int LARGEST_REQUEST = 20 << 10;
  private static final Duration HOUR = Duration.ofHours(1);

  @Override
  public String platform() {
    return "feishu";
  }

  @Override
  public String path() {
    return "/open-apis/bot/v2/hook/";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("token", TOKEN, "secret", SECRET);
  }

  @Override
  public List<RateLimit> rates() {
    return List.of(
        new RateLimit(5, Duration.ofSeconds(1)), new RateLimit(100, Duration.ofMinutes(1)));
  }

  @Override
  public Duration penalty() {
    return Duration.ZERO;
  }

  @Override
  public Said tooMany() {
    return Said.refused(11232, "too many request");
  }

  @Override
  public Said hear(Ask ask, Instant now) {
    if (!ask.path().equals(path() + TOKEN)) {
      // The code is unconfirmed.
      return Said.refused(19001, "param invalid: incoming webhook access token invalid");
    }
    if (ask.body().length > LARGEST_REQUEST) {
      return Said.refused(19036, "message too large");
    }
    try {
      var body = Json.objectOf(ask.text());
      if (!isSigned(body, now)) {
        return Said.refused(
            19021, "sign match fail or timestamp is not within one hour from current time");
      }
      var text = body.path("content").path("text").asString("");
      return body.path("msg_type").asString("").equals("text") && !text.isEmpty()
          ? Said.taken(text)
          : Said.refused(9499, "Bad Request");
    } catch (RuntimeException noObject) {
      return Said.refused(9499, "Bad Request");
    }
  }

  private static boolean isSigned(JsonNode body, Instant now) {
    var seconds = body.path("timestamp").asString("");
    if (!seconds.matches("\\d{10}")) {
      return false;
    }
    var away = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now).abs();
    var sign = Hmac.of("HmacSHA256", seconds + "\n" + SECRET, "");
    return away.compareTo(HOUR) <= 0
        && Base64.getEncoder().encodeToString(sign).equals(body.path("sign").asString(""));
  }

  @Override
  public Answer answer(Said said) {
    return Json.answer(
        Json.object(
            "code", said.code(),
            "msg", said.code() == 0 ? "success" : said.message(),
            "data", Map.of()));
  }
}

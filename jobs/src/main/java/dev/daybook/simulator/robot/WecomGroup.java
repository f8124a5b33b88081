package dev.daybook.simulator.robot;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Ask;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.RateLimit;
import dev.daybook.simulator.Robot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A WeCom group: 20 texts of 2,048 bytes a minute, known by the key in the address alone. */
public final class WecomGroup implements Robot {
  private static final String KEY = "demo-wecom-key-0017";
  private static final int LONGEST_BYTES = 2_048;
  private static final String HINT =
      "%s, hint: [1793685923_17_demo], from ip: 127.0.0.1, more info at https://open.work.weixin.qq.com/devtool/query?e=%d";

  @Override
  public String platform() {
    return "wecom";
  }

  @Override
  public String path() {
    return "/cgi-bin/webhook/send";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("key", KEY);
  }

  @Override
  public List<RateLimit> rates() {
    return List.of(new RateLimit(20, Duration.ofMinutes(1)));
  }

  @Override
  public Duration penalty() {
    return Duration.ZERO;
  }

  @Override
  public Said tooMany() {
    return refused(45009, "api freq out of limit");
  }

  @Override
  public Said hear(Ask ask, Instant now) {
    if (!KEY.equals(ask.asked().get("key"))) {
      return refused(93000, "invalid webhook url");
    }
    try {
      var body = Json.objectOf(ask.text());
      var text = body.path("text").path("content").asString("");
      if (!ask.json() || !body.path("msgtype").asString("").equals("text") || text.isEmpty()) {
        // The code is unconfirmed.
        return refused(40008, "invalid message type");
      }
      return text.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES
          ? refused(40058, "text.content exceed max length " + LONGEST_BYTES)
          : Said.taken(text);
    } catch (RuntimeException noObject) {
      return refused(47001, "data format error");
    }
  }

  private static Said refused(long code, String message) {
    return Said.refused(code, HINT.formatted(message, code));
  }

  @Override
  public Answer answer(Said said) {
    return Json.answer(Json.object("errcode", said.code(), "errmsg", said.message()));
  }
}

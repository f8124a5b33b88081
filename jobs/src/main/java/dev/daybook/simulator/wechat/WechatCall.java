package dev.daybook.simulator.wechat;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.PlatformCall;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One call.
 *
 * @param operation the path
 */
record WechatCall(String operation, Map<String, String> query, JsonNode body, long now)
    implements PlatformCall {

  String token() {
    return query.getOrDefault("access_token", "");
  }

  String text(String name) {
    String text = body.path(name).asString("");
    if (text.isEmpty()) {
      throw Refused.body("bad-parameter", name + " is needed");
    }
    return text;
  }

  /** Empty when the range was not sent. */
  Optional<Span> range(String name, long longestSeconds) {
    JsonNode range = body.path(name);
    return range.isMissingNode()
        ? Optional.empty()
        : Optional.of(span(range, "start_time", "end_time", longestSeconds));
  }

  static Span span(JsonNode range, String start, String end, long longestSeconds) {
    var span = new Span(second(range, start), second(range, end));
    if (span.start() > span.end() || span.end() - span.start() > longestSeconds) {
      throw Refused.body(
          "bad-window", "time range is at most %d seconds".formatted(longestSeconds));
    }
    return span;
  }

  /** Unix seconds are numbers, never text. */
  private static long second(JsonNode range, String name) {
    JsonNode value = range.path(name);
    if (!value.isIntegralNumber()) {
      throw Refused.body("bad-parameter", name + " is a number of seconds");
    }
    return value.asLong();
  }

  static Answer ok(Map<String, Object> content) {
    var json = Json.object("errcode", 0, "errmsg", "ok");
    json.putAll(content);
    return Json.answer(json);
  }

  /** The query holds a token: never printed. */
  @Override
  public String toString() {
    return "WechatCall[" + operation + "]";
  }

  /** Both seconds included. */
  record Span(long start, long end) {}
}

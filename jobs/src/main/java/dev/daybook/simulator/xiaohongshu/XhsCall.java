package dev.daybook.simulator.xiaohongshu;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.PlatformCall;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One call.
 *
 * @param body system fields and business parameters, side by side
 * @param now the platform's second
 */
record XhsCall(JsonNode body, long now) implements PlatformCall {
  /** Seconds have 10 digits; a time in milliseconds is none. */
  private static final long LAST_SECOND = 9_999_999_999L;

  @Override
  public String operation() {
    return system("method");
  }

  /** System fields are text; empty for one that is not. */
  String system(String name) {
    JsonNode value = body.path(name);
    return value.isString() ? value.stringValue() : "";
  }

  String text(String name) {
    String text = system(name);
    if (text.isEmpty()) {
      throw Refused.parameter("bad-parameter", name);
    }
    return text;
  }

  /** Numbers are numbers, never text (unconfirmed). */
  long number(String name) {
    JsonNode value = body.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw Refused.parameter("bad-parameter", name);
    }
    return value.asLong();
  }

  long number(String name, long otherwise) {
    return body.has(name) ? number(name) : otherwise;
  }

  /** Seconds since 1970. */
  long time(String name) {
    long second = number(name);
    if (second < 0 || second > LAST_SECOND) {
      throw Refused.parameter("bad-time", name);
    }
    return second;
  }

  static Answer ok(Map<String, Object> data) {
    return Json.answer(
        Json.object("success", true, "error_code", 0, "error_msg", "", "data", data));
  }

  /** A call holds a token and a signature: never printed. */
  @Override
  public String toString() {
    return "XhsCall[" + operation() + "]";
  }
}

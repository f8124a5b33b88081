package dev.daybook.simulator.kuaishou;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.PlatformCall;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One call.
 *
 * @param operation by the path: {@code open.order.cursor.list}
 * @param param the business parameters, JSON within the query
 * @param now the platform's second
 */
record KuaishouCall(String operation, Map<String, String> query, JsonNode param, long now)
    implements PlatformCall {
  /** Milliseconds have 13 digits; a time in seconds is none. */
  private static final long FIRST_MILLIS = 1_000_000_000_000L;

  private static final long LAST_MILLIS = 9_999_999_999_999L;

  String query(String name) {
    return query.getOrDefault(name, "");
  }

  /** Numbers are numbers, never text. */
  long number(String name) {
    JsonNode value = param.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw Refused.parameter("bad-parameter", name);
    }
    return value.asLong();
  }

  long number(String name, long otherwise) {
    return param.has(name) ? number(name) : otherwise;
  }

  /** Milliseconds since 1970. */
  long time(String name) {
    long millis = number(name);
    if (millis < FIRST_MILLIS || millis > LAST_MILLIS) {
      throw Refused.parameter("bad-time", name);
    }
    return millis;
  }

  static Answer ok(Map<String, Object> data) {
    return Json.answer(Json.object("result", 1, "error_msg", "", "data", data));
  }

  /** Parameters hold a token and a signature: never printed. */
  @Override
  public String toString() {
    return "KuaishouCall[" + operation + "]";
  }
}

package dev.daybook.simulator.jd;

import dev.daybook.simulator.PlatformCall;
import dev.daybook.simulator.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One call of the gateway.
 *
 * @param business the fields of {@code 360buy_param_json}, flat
 * @param now the platform's second
 */
record JdCall(String operation, Map<String, String> parameters, JsonNode business, long now)
    implements PlatformCall {

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** Texts and numbers are taken alike; empty for what was not sent. */
  String text(String name) {
    return business.path(name).asString("");
  }

  String needed(Wrapper wrapper, String name) {
    String text = text(name);
    if (text.isEmpty()) {
      throw Refused.parameter(wrapper, "bad-parameter", name + "不能为空");
    }
    return text;
  }

  int number(Wrapper wrapper, String name) {
    try {
      return Integer.parseInt(needed(wrapper, name));
    } catch (NumberFormatException e) {
      throw Refused.parameter(wrapper, "bad-parameter", name + "不是整数");
    }
  }

  /** Beijing time, as seconds since 1970. */
  long time(Wrapper wrapper, String name) {
    try {
      return Instant.from(JdTime.BEIJING.parse(needed(wrapper, name))).getEpochSecond();
    } catch (DateTimeException e) {
      throw Refused.parameter(wrapper, "bad-time", name + "格式错误");
    }
  }

  Slice slice(Wrapper wrapper, String page, String size, int largest) {
    var slice = new Slice(number(wrapper, page), number(wrapper, size));
    if (slice.page() < 1 || slice.size() < 1 || slice.size() > largest) {
      throw badPage(wrapper, largest);
    }
    return slice;
  }

  private static Refusal badPage(Wrapper wrapper, int largest) {
    return Refused.parameter(wrapper, "bad-page", "page从1开始, 每页1到" + largest);
  }

  /** Parameters hold a token and a signature: never printed. */
  @Override
  public String toString() {
    return "JdCall[" + operation + "]";
  }

  record Slice(int page, int size) {
    long first() {
      return (long) (page - 1) * size;
    }
  }
}

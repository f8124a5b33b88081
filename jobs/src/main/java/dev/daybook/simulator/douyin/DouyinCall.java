package dev.daybook.simulator.douyin;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.PlatformCall;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One call.
 *
 * @param operation by the path: {@code order.searchList}
 * @param body as sent, which is what was signed
 */
record DouyinCall(
    String operation,
    Map<String, String> query,
    String body,
    JsonNode json,
    long now,
    String requestId)
    implements PlatformCall {
  private static final int LARGEST_PAGE = 100;

  String query(String name) {
    return query.getOrDefault(name, "");
  }

  boolean has(String name) {
    return json.has(name);
  }

  /** Seconds, page numbers and sizes are numbers, never text. */
  long number(String name) {
    JsonNode value = json.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw Refused.parameter("bad-parameter", name + "应为整数");
    }
    return value.asLong();
  }

  String text(String name) {
    String text = json.path(name).asString("");
    if (text.isEmpty()) {
      throw Refused.parameter("bad-parameter", name + "不能为空");
    }
    return text;
  }

  /** Pages begin with 0. */
  PageAsked page() {
    long page = number("page");
    long size = number("size");
    if (page < 0 || size < 1 || size > LARGEST_PAGE) {
      throw Refused.parameter("bad-page", "page从0开始, size为1到" + LARGEST_PAGE);
    }
    return new PageAsked(page, (int) size);
  }

  Span span(String start, String end) {
    var span = new Span(number(start), number(end));
    if (span.start() < 0 || span.start() > span.end()) {
      throw Refused.parameter("bad-window", "%s大于%s".formatted(start, end));
    }
    return span;
  }

  Answer answer(Map<String, Object> data) {
    return Json.answer(
        Json.object(
            "code",
            10000,
            "msg",
            "success",
            "sub_code",
            "",
            "sub_msg",
            "",
            "log_id",
            requestId,
            "data",
            data));
  }

  /** Parameters hold a token and a signature: never printed. */
  @Override
  public String toString() {
    return "DouyinCall[" + operation + "]";
  }

  record PageAsked(long page, int size) {
    long first() {
      return page * size;
    }
  }

  /** Both seconds included. */
  record Span(long start, long end) {}
}

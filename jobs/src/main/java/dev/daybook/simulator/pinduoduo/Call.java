package dev.daybook.simulator.pinduoduo;

import dev.daybook.simulator.PlatformCall;
import java.util.Map;

/**
 * One call of a platform method, its signature and token already checked.
 *
 * @param now the platform's second
 */
record Call(Map<String, String> parameters, long now, String requestId) implements PlatformCall {
  private static final int LARGEST_PAGE = 100;

  /** 9999-12-31T23:59:59Z. */
  private static final long LAST_SECOND = 253_402_300_799L;

  @Override
  public String operation() {
    return parameters.getOrDefault("type", "");
  }

  String text(String name) {
    String value = parameters.get(name);
    if (value == null || value.isEmpty()) {
      throw Refused.parameter("bad-parameter", name + "不能为空");
    }
    return value;
  }

  long number(String name) {
    try {
      return Long.parseLong(text(name));
    } catch (NumberFormatException e) {
      throw Refused.parameter("bad-parameter", name + "不是整数");
    }
  }

  int number(String name, int otherwise) {
    return parameters.containsKey(name) ? smallNumber(name) : otherwise;
  }

  int smallNumber(String name) {
    long number = number(name);
    if (number != (int) number) {
      throw Refused.parameter("bad-parameter", name + "过大");
    }
    return (int) number;
  }

  /** The slice of a list this call wants. */
  PageAsked page() {
    int page = number("page", 1);
    int size = number("page_size", LARGEST_PAGE);
    if (page < 1 || size < 1 || size > LARGEST_PAGE) {
      throw Refused.parameter("bad-page", "page从1开始, page_size为1到" + LARGEST_PAGE);
    }
    return new PageAsked(page, size, "true".equals(parameters.get("use_has_next")));
  }

  /** Both seconds included. */
  Span span(String startName, String endName, long longestSeconds) {
    long start = number(startName);
    long end = number(endName);
    if (start < 0 || end > LAST_SECOND || start > end || end - start > longestSeconds) {
      throw Refused.parameter(
          "bad-window", "%s到%s不能超过%d秒".formatted(startName, endName, longestSeconds));
    }
    return new Span(start, end);
  }

  /** Parameters hold a token and a signature: never printed. */
  @Override
  public String toString() {
    return "Call[" + operation() + "]";
  }

  record Span(long start, long end) {}

  /**
   * @param hasNextOnly answer has_next instead of total_count
   */
  record PageAsked(int page, int size, boolean hasNextOnly) {

    /** The first row of the page, from 0. */
    long first() {
      return (long) (page - 1) * size;
    }

    boolean hasNext(int total) {
      return (long) page * size < total;
    }
  }
}

package dev.daybook.simulator;

import java.util.Map;

/**
 * One call of a platform method, its signature and token already checked.
 *
 * @param now the platform's second
 */
record Call(Map<String, String> parameters, long now, String requestId) {
  private static final int LARGEST_PAGE = 100;

  /** 9999-12-31T23:59:59Z. */
  private static final long LAST_SECOND = 253_402_300_799L;

  String method() {
    return parameters.getOrDefault("type", "");
  }

  String text(String name) {
    String value = parameters.get(name);
    if (value == null || value.isEmpty()) {
      throw new Refusal(Refusal.BAD_PARAMETER, "bad-parameter", "参数错误: " + name + "不能为空");
    }
    return value;
  }

  long number(String name) {
    try {
      return Long.parseLong(text(name));
    } catch (NumberFormatException e) {
      throw new Refusal(Refusal.BAD_PARAMETER, "bad-parameter", "参数错误: " + name + "不是整数");
    }
  }

  int number(String name, int otherwise) {
    return parameters.containsKey(name) ? smallNumber(name) : otherwise;
  }

  int smallNumber(String name) {
    long number = number(name);
    if (number != (int) number) {
      throw new Refusal(Refusal.BAD_PARAMETER, "bad-parameter", "参数错误: " + name + "过大");
    }
    return (int) number;
  }

  /** The slice of a list this call wants. */
  PageAsked page() {
    int page = number("page", 1);
    int size = number("page_size", LARGEST_PAGE);
    if (page < 1 || size < 1 || size > LARGEST_PAGE) {
      throw new Refusal(
          Refusal.BAD_PARAMETER, "bad-page", "参数错误: page从1开始, page_size为1到" + LARGEST_PAGE);
    }
    return new PageAsked(page, size, "true".equals(parameters.get("use_has_next")));
  }

  /** Both seconds included. */
  Span span(String startName, String endName, long longestSeconds) {
    long start = number(startName);
    long end = number(endName);
    if (start < 0 || end > LAST_SECOND || start > end || end - start > longestSeconds) {
      throw new Refusal(
          Refusal.BAD_PARAMETER,
          "bad-window",
          "参数错误: %s到%s不能超过%d秒".formatted(startName, endName, longestSeconds));
    }
    return new Span(start, end);
  }

  /** Parameters hold a token and a signature: never printed. */
  @Override
  public String toString() {
    return "Call[" + method() + "]";
  }

  record Span(long start, long end) {}

  /**
   * @param hasNextOnly answer has_next instead of total_count
   */
  record PageAsked(int page, int size, boolean hasNextOnly) {

    /** The keys of this page out of keys in ascending order, newest first. */
    long[] newestFirst(long[] ascending) {
      long first = Math.min((long) (page - 1) * size, ascending.length);
      long last = Math.min(first + size, ascending.length);
      long[] wanted = new long[(int) (last - first)];
      for (int row = 0; row < wanted.length; row++) {
        wanted[row] = ascending[(int) (ascending.length - 1 - first - row)];
      }
      return wanted;
    }

    boolean hasNext(int total) {
      return (long) page * size < total;
    }
  }
}

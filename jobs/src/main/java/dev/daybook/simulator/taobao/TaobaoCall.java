package dev.daybook.simulator.taobao;

import dev.daybook.simulator.PlatformCall;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Set;

/**
 * One call.
 *
 * @param now the platform's second
 */
record TaobaoCall(Map<String, String> parameters, long now, String requestId)
    implements PlatformCall {
  private static final int LARGEST_PAGE = 100;
  private static final int USUAL_PAGE = 40;

  @Override
  public String operation() {
    return text("method");
  }

  /** Empty for what was not sent. */
  String text(String name) {
    return parameters.getOrDefault(name, "");
  }

  String needed(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      throw Refused.missing(name);
    }
    return text;
  }

  /** The names of the fields that the client wants, a must. */
  Set<String> fields() {
    return Set.of(needed("fields").split("\\s*,\\s*"));
  }

  /** Seconds since 1970. */
  long time(String name) {
    try {
      return TaobaoTime.second(needed(name));
    } catch (DateTimeException e) {
      throw Refused.parameter("bad-time", name);
    }
  }

  /** Pages begin with 1. */
  PageAsked page() {
    int page = number("page_no", 1);
    int size = number("page_size", USUAL_PAGE);
    if (page < 1 || size < 1 || size > LARGEST_PAGE) {
      throw Refused.parameter("bad-page", page < 1 ? "page_no" : "page_size");
    }
    return new PageAsked(page, size, text("use_has_next").equals("true"));
  }

  private int number(String name, int otherwise) {
    try {
      return text(name).isEmpty() ? otherwise : Integer.parseInt(text(name));
    } catch (NumberFormatException e) {
      throw Refused.parameter("bad-parameter", name);
    }
  }

  /** Parameters hold a session and a signature: never printed. */
  @Override
  public String toString() {
    return "TaobaoCall[" + operation() + "]";
  }

  /**
   * @param hasNextOnly answer has_next instead of total_results
   */
  record PageAsked(int page, int size, boolean hasNextOnly) {
    long first() {
      return (long) (page - 1) * size;
    }

    boolean hasNext(int total) {
      return (long) page * size < total;
    }
  }
}

package dev.daybook.simulator.shopify;

import dev.daybook.simulator.Json;
import dev.daybook.simulator.Refusal;
import java.util.List;
import java.util.Map;

/**
 * How Shopify says no: by the HTTP status, with {@code errors} that are a text, a list or an
 * object. Which of them it is when, and all texts but the one about page_info, are unconfirmed.
 */
final class Refused {
  private Refused() {}

  static Refusal with(int status, String violation, Object errors) {
    return new Refusal(violation, requestId -> Json.answer(status, Map.of("errors", errors)));
  }

  static Refusal token(String violation) {
    return with(
        401,
        violation,
        "[API] Invalid API key or access token (unrecognized login or wrong password)");
  }

  static Refusal notFound(String violation) {
    return with(404, violation, "Not Found");
  }

  static Refusal verb() {
    return with(406, "bad-verb", "Not Acceptable");
  }

  static Refusal besidePageInfo(String name) {
    return with(400, "filter-with-page-info", name + " cannot be passed when page_info is present");
  }

  static Refusal pageInfo() {
    return with(400, "bad-page-info", Map.of("page_info", "Invalid value."));
  }

  static Refusal parameter(String violation, String name) {
    return with(400, violation, Map.of(name, List.of("is invalid")));
  }

  /**
   * @param seconds a decimal: {@code 2.0}
   */
  static Refusal tooOften(String seconds) {
    return new Refusal(
        "over-rate",
        requestId ->
            Json.answer(
                    429,
                    Map.of(
                        "errors",
                        "Exceeded 2 calls per second for api client. Reduce request rates to resume"
                            + " uninterrupted service."))
                .with("Retry-After", seconds));
  }

  static Refusal busy(int status) {
    return with(status, "busy", status == 500 ? "Internal Server Error" : "Service Unavailable");
  }
}

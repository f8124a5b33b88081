package dev.daybook.simulator.woocommerce;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Refusal;
import java.nio.charset.StandardCharsets;

/**
 * How WooCommerce says no: {@code code}, {@code message} and the HTTP status, which stands in
 * {@code data} too. All codes but {@code woocommerce_rest_cannot_view} and {@code rest_no_route},
 * and all texts, are unconfirmed.
 */
final class Refused {
  private Refused() {}

  static Refusal with(int status, String code, String violation, String message) {
    return new Refusal(
        violation,
        requestId ->
            Json.answer(
                status,
                Json.object(
                    "code", code, "message", message, "data", Json.object("status", status))));
  }

  static Refusal key(String violation) {
    return with(
        401, "woocommerce_rest_cannot_view", violation, "Sorry, you cannot list resources.");
  }

  static Refusal oauth(String violation, String message) {
    return with(401, "woocommerce_rest_authentication_error", violation, message);
  }

  static Refusal noRoute(String violation) {
    return with(
        404, "rest_no_route", violation, "No route was found matching the URL and request method.");
  }

  static Refusal parameter(String violation, String name) {
    return with(400, "rest_invalid_param", violation, "Invalid parameter(s): " + name);
  }

  static Refusal tooOften() {
    return page(429, "over-rate", "text/plain", "Too Many Requests\n");
  }

  static Refusal busy() {
    return page(503, "busy", "text/html;charset=UTF-8", "<h1>Briefly unavailable</h1>");
  }

  static Refusal failed() {
    return with(
        500, "internal_server_error", "busy", "There has been a critical error on this website.");
  }

  /** HTTP 200, and a cache's page. */
  static Refusal cached() {
    return page(
        200, "busy", "text/html;charset=UTF-8", "<!DOCTYPE html><title>Maintenance</title>");
  }

  /** HTTP 200, and a warning before a list that has nothing in it. */
  static Refusal warnedAndEmpty() {
    return page(
        200, "busy", Answer.JSON, "<br />\n<b>Warning</b>: mysqli_query(): gone away<br />\n[]");
  }

  private static Refusal page(int status, String violation, String type, String text) {
    return new Refusal(
        violation, requestId -> Answer.of(status, type, text.getBytes(StandardCharsets.UTF_8)));
  }
}

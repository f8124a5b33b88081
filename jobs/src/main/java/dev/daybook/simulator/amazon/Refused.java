package dev.daybook.simulator.amazon;

import dev.daybook.simulator.Json;
import dev.daybook.simulator.Refusal;
import java.util.List;
import java.util.Map;

/** How Amazon says no: by HTTP status, with a list of errors. */
final class Refused {
  private Refused() {}

  static Refusal with(int status, String code, String violation, String message, String details) {
    return new Refusal(
        violation, requestId -> Sent.answer(status, error(code, message, details), requestId));
  }

  private static Map<String, Object> error(String code, String message, String details) {
    return Json.object(
        "errors", List.of(Json.object("code", code, "message", message, "details", details)));
  }

  static Refusal input(String violation, String message) {
    return with(400, "InvalidInput", violation, message, "");
  }

  /** The service says no more than that. */
  static Refusal otherFilters() {
    return with(400, "InvalidInput", "bad-cursor", null, "");
  }

  static Refusal tokenMissing() {
    return with(
        403, "Unauthorized", "unknown-token", "Access to requested resource is denied.", "");
  }

  static Refusal tokenUnknown() {
    return with(
        403,
        "Unauthorized",
        "unknown-token",
        "Access to requested resource is denied.",
        "The access token you provided is revoked, malformed or invalid.");
  }

  static Refusal tokenExpired() {
    return with(
        403,
        "Unauthorized",
        "expired-token",
        "Access to requested resource is denied.",
        "The access token you provided has expired.");
  }

  /** The code is unconfirmed. */
  static Refusal unknownOrder() {
    return with(404, "NotFound", "unknown-order", "The order does not exist.", "");
  }

  static Refusal unknownPath() {
    return with(
        403, "Unauthorized", "unknown-method", "Access to requested resource is denied.", "");
  }

  static Refusal tooOften() {
    return with(
        429,
        "QuotaExceeded",
        "over-rate",
        "You exceeded your quota for the requested resource.",
        "");
  }

  static Refusal failing(int status, String code) {
    return with(status, code, "busy", "We encountered an internal error. Please try again.", "");
  }

  /** By OAuth 2; the exact bodies are unconfirmed. */
  static Refusal login(int status, String error, String violation) {
    return new Refusal(
        violation,
        requestId ->
            Json.answer(
                status,
                Json.object("error", error, "error_description", "The request is refused")));
  }
}

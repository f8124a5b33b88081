package dev.daybook.simulator.taobao;

import dev.daybook.simulator.Json;
import dev.daybook.simulator.Refusal;
import java.util.Map;

/**
 * How Taobao says no, inside HTTP 200: {@code error_response} with {@code code}, {@code msg},
 * {@code sub_code} and {@code sub_msg}. The codes 21 to 24, 28 to 31, 40 and 41 are unconfirmed, as
 * are all texts but those of the ban and of 520.
 */
final class Refused {
  private Refused() {}

  static Refusal with(int code, String violation, String message, String subCode, String detail) {
    return new Refusal(
        violation,
        requestId ->
            Json.answer(
                Map.of(
                    "error_response",
                    Json.object(
                        "code", code,
                        "msg", message,
                        "sub_code", subCode,
                        "sub_msg", detail,
                        "request_id", requestId))));
  }

  private static Refusal plain(int code, String violation, String message) {
    return with(code, violation, message, "", "");
  }

  static Refusal verb() {
    return plain(9, "bad-verb", "Http Action Not Allowed");
  }

  static Refusal client(boolean missing) {
    return missing
        ? plain(28, "bad-client", "Missing App Key")
        : plain(29, "bad-client", "Invalid App Key");
  }

  static Refusal method(boolean missing) {
    return missing
        ? plain(21, "unknown-method", "Missing Method")
        : plain(22, "unknown-method", "Invalid Method");
  }

  static Refusal format() {
    return plain(23, "bad-format", "Invalid Format");
  }

  static Refusal version() {
    return plain(33, "bad-version", "Invalid Version");
  }

  static Refusal sign(boolean missing) {
    return missing
        ? plain(24, "bad-sign", "Missing Signature")
        : plain(25, "bad-sign", "Invalid Signature");
  }

  static Refusal timestamp(boolean missing) {
    return missing
        ? plain(30, "bad-timestamp", "Missing Timestamp")
        : plain(31, "bad-timestamp", "Invalid Timestamp");
  }

  static Refusal sessionMissing() {
    return plain(26, "missing-token", "Missing Session");
  }

  static Refusal session(String violation) {
    return with(27, violation, "Invalid Session", "invalid-sessionkey", "SessionKey非法");
  }

  static Refusal missing(String name) {
    return with(
        40, "bad-parameter", "Missing Required Arguments: " + name, "isv.missing-parameter", name);
  }

  static Refusal parameter(String violation, String name) {
    return with(
        41, violation, "Invalid Arguments: " + name, "isv.invalid-parameter:" + name, name + "错误");
  }

  static Refusal unknownOrder() {
    return with(15, "unknown-order", "Remote service error", "isv.trade-not-exist", "交易订单不存在");
  }

  /** Who comes again earlier is refused again. */
  static Refusal tooOften(long seconds) {
    return with(
        7,
        "over-rate",
        "App Call Limited",
        "accesscontrol.limited-by-api-access-count",
        "app call limited, ban will last %d seconds".formatted(seconds));
  }

  static Refusal tooOftenWithoutWait() {
    return with(
        7,
        "over-rate",
        "App Call Limited",
        "accesscontrol.limited-by-app-access-count",
        "app call limited");
  }

  static Refusal unavailable() {
    return plain(10, "busy", "Service Currently Unavailable");
  }

  static Refusal remote() {
    return with(15, "busy", "Remote service error", "isp.remote-service-timeout", "调用后端服务超时");
  }

  /** Asks for a smaller window in three minutes. */
  static Refusal rejected() {
    return with(520, "busy", "Remote service error", "isv.trade-service-rejection", "交易服务拒绝");
  }
}
